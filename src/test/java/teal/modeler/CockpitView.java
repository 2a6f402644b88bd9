package teal.modeler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.AddScriptTagOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import teal.browser.Chromium;

/**
 * Diagrams as Cockpit and the release board show them. Their viewer is older than the Modeler's and lays labels out anew:
 * each is centred where its label is, and its lines are broken at 90 pixels, whatever the file says.
 */
final class CockpitView implements Screen, AutoCloseable {

    private static final String VIEWER =
            "classpath:META-INF/resources/webjars/bpmn-js/*/dist/bpmn-viewer.production.min.js";

    private static final String OPEN = """
            async (xml) => {
              window.modeler?.destroy();
              window.modeler = new BpmnJS({ container: document.body });
              const { warnings } = await modeler.importXML(xml);
              return warnings.map(String);
            }""";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BrowserContext window;
    private final Page page;

    private CockpitView(BrowserContext window) {
        this.window = window;
        this.page = window.newPage();
        page.addScriptTag(new AddScriptTagOptions().setContent(viewer()));
    }

    static CockpitView open(Chromium browser) {
        return new CockpitView(browser.newWindow());
    }

    @Override
    public List<String> opens(String xml) {
        return ((List<?>) page.evaluate(OPEN, xml))
                .stream().map(Object::toString).toList();
    }

    @Override
    public JsonNode ask(String script, @Nullable Object argument) {
        return JSON.valueToTree(page.evaluate(script, argument));
    }

    private static String viewer() {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver().getResources(VIEWER);
            return found[0].getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        window.close();
    }
}
