package teal.modeler;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import teal.browser.Chromium;

/** A window for the tests of a class, on a browser that all classes share. */
final class OpenModeler<W extends AutoCloseable> implements BeforeAllCallback, AfterAllCallback {

    private final Function<Chromium, W> opening;
    private @Nullable W window;

    private OpenModeler(Function<Chromium, W> opening) {
        this.opening = opening;
    }

    static OpenModeler<ModelerWindow> ofAuthor() {
        return new OpenModeler<>(ModelerWindow::open);
    }

    static OpenModeler<CockpitView> ofOperator() {
        return new OpenModeler<>(CockpitView::open);
    }

    W window() {
        return Objects.requireNonNull(window);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Shared shared = context.getRoot()
                .getStore(Namespace.create(OpenModeler.class))
                .getOrComputeIfAbsent(Chromium.class, first -> new Shared(Chromium.start()), Shared.class);
        window = opening.apply(shared.browser());
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (window != null) {
            window.close();
        }
    }

    /** Closed when all tests are over. */
    private record Shared(Chromium browser) implements CloseableResource {

        @Override
        public void close() {
            browser.close();
        }
    }
}
