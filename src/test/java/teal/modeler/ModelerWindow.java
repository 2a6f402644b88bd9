package teal.modeler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import teal.browser.Chromium;
import teal.browser.Pictures;
import teal.lab.tools.NodeTools;

/**
 * Camunda Modeler without its window: the parts that it is made of (camunda-bpmn-js with the properties panel and the
 * chooser of element templates), its linter, and Teal's plug-in and templates. An author works in it with mouse and
 * keyboard.
 */
final class ModelerWindow implements Screen, AutoCloseable {

    static final Path PROCESSES = Path.of("processes");

    static final String NO_PROBLEMS = "0 errors, 0 warnings";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final double PATIENCE = 30_000;

    private static final String OPEN = """
            async ({ xml, templates }) => {
              const complaints = [];
              modeler.on('elementTemplates.errors', ({ errors }) => complaints.push(...errors.map(String)));
              modeler.get('elementTemplatesLoader').setTemplates(templates);
              const { warnings } = await modeler.importXML(xml);
              modeler.get('canvas').zoom('fit-viewport', 'auto');
              return [...complaints, ...warnings.map(String)];
            }""";

    private final BrowserContext window;
    private final Page page;

    private ModelerWindow(BrowserContext window) {
        this.window = window;
        this.page = window.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.navigate(NodeTools.DIRECTORY
                .resolve("modeler")
                .resolve("index.html")
                .toUri()
                .toString());
    }

    static ModelerWindow open(Chromium browser) {
        NodeTools.run("pack.mjs", List.of());
        return new ModelerWindow(browser.newWindow());
    }

    Canvas canvas() {
        return new Canvas(page);
    }

    PropertiesPanel panel() {
        return new PropertiesPanel(page);
    }

    TableEditor tables() {
        return new TableEditor(page);
    }

    /** With Teal's templates at hand. */
    @Override
    public List<String> opens(String xml) {
        Object complaints = page.evaluate(OPEN, Map.of("xml", xml, "templates", templates()));
        return ((List<?>) complaints).stream().map(Object::toString).toList();
    }

    /** How many errors and warnings the linter has found. */
    String verdict() {
        return page.locator("#verdict").innerText().strip();
    }

    /** What the linter has found, each with the name of what is wrong. */
    List<String> problems() {
        return page.locator("#problems li").allTextContents();
    }

    /** What the plug-in says on the canvas. */
    String sign() {
        return page.locator(".teal-sign").innerText();
    }

    /** The diagram's file as it is saved. */
    String saves() {
        return String.valueOf(page.evaluate("async () => (await modeler.saveXML({ format: true })).xml"));
    }

    @Override
    public JsonNode ask(String script, @Nullable Object argument) {
        return JSON.valueToTree(page.evaluate(script, argument));
    }

    /** Waits until something is so: what is shown follows what was done with a delay. */
    void waitsUntil(BooleanSupplier shown) {
        page.waitForCondition(shown);
    }

    /** Keeps what the author sees as {@code target/screenshots/<picture>.png}. */
    void photographs(String picture) {
        Pictures.keep(page.screenshot(), picture);
    }

    @Override
    public void close() {
        window.close();
    }

    private static List<Object> templates() {
        try (Stream<Path> files = Files.list(PROCESSES.resolve(".camunda/element-templates"))) {
            return files.sorted().map(ModelerWindow::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object read(Path file) {
        try {
            return JSON.readValue(file.toFile(), Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
