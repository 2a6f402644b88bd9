package teal.modeler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse.MoveOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.Page.LocatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import teal.browser.Chromium;
import teal.browser.Pictures;
import teal.lab.tools.NodeTools;

/**
 * Camunda Modeler without its window: the parts that it is made of (camunda-bpmn-js with the properties panel and the
 * chooser of element templates), its linter, and Teal's plug-in and templates. An author works in it with mouse and
 * keyboard.
 */
final class ModelerWindow implements AutoCloseable {

    static final Path PROCESSES = Path.of("processes");

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String NO_PROBLEMS = "0 errors, 0 warnings";

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

    /** The middle of a shape, or of a flow's first stretch, on the screen. */
    private static final String PLACE = """
            (id) => {
              const element = modeler.get('elementRegistry').get(id);
              const [from, to] = element.waypoints ?? [
                element, { x: element.x + element.width, y: element.y + element.height }];
              const box = modeler.get('canvas').viewbox();
              const canvas = document.querySelector('#canvas').getBoundingClientRect();
              return {
                x: canvas.x + ((from.x + to.x) / 2 - box.x) * box.scale,
                y: canvas.y + ((from.y + to.y) / 2 - box.y) * box.scale,
                scale: box.scale,
              };
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

    /** Opens a diagram with Teal's templates at hand; returns what the Modeler complains about. */
    List<String> opens(String xml) {
        Object complaints = page.evaluate(OPEN, Map.of("xml", xml, "templates", templates()));
        return ((List<?>) complaints).stream().map(Object::toString).toList();
    }

    /** Opens a decision table instead; returns what the Modeler complains about. */
    List<String> opensTable(String xml) {
        return ((List<?>) page.evaluate("(xml) => openTable(xml)", xml))
                .stream().map(Object::toString).toList();
    }

    /** Types something into a cell of the table, in place of what is there. */
    void types(String cell, String text) {
        page.locator("[data-element-id='" + cell + "']").first().click();
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
        page.keyboard().press("Tab");
    }

    /** The table's file as it is saved. */
    String savesTable() {
        return String.valueOf(page.evaluate("async () => (await tables.saveXML({ format: true })).xml"));
    }

    /**
     * Draws the space tool to the right, so that a task fits in behind an element. Below the whole diagram, since inside a
     * subprocess it would move nothing outside.
     */
    void makesRoomBehind(String element, double width) {
        Place middle = place(element);
        double x = middle.x() + (number("e => e.width / 2", element) + 20) * middle.scale();
        double y = middle.y() + number("(e, inner) => inner.y + inner.height - e.y", element) * middle.scale();
        page.locator(".djs-palette [data-action='space-tool']").click();
        page.mouse().move(x, y, new MoveOptions().setSteps(8));
        page.mouse().down();
        page.mouse().move(x + width * middle.scale(), y, new MoveOptions().setSteps(8));
        page.mouse().up();
    }

    /** Takes a task from the palette and puts it onto a flow; returns the task's id. */
    String putsTaskOnto(String flow) {
        Place middle = place(flow);
        page.locator(".djs-palette [data-action='create.task']").click();
        page.mouse().move(middle.x() - 30, middle.y() - 30);
        page.mouse().move(middle.x(), middle.y(), new MoveOptions().setSteps(8));
        page.mouse().down();
        page.mouse().up();
        page.keyboard().press("Escape");
        return selected();
    }

    /** Chooses a template for the selected element, by its name. */
    void chooses(String template) {
        page.getByText("Select", new GetByTextOptions().setExact(true)).click();
        Locator chooser = page.locator(".element-template-chooser");
        chooser.locator("input").fill(template);
        chooser.getByText(template, new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        page.locator("#properties [data-group-id='group-ElementTemplates__Template']")
                .getByText("Applied")
                .waitFor();
    }

    /** Fills in a field of the selected element's template. */
    void fills(String label, String value) {
        Locator field = field(label);
        Locator input = field.locator("input, textarea").first();
        if (input.count() > 0) {
            input.fill(value);
        } else {
            field.locator("select").selectOption(value);
        }
        page.keyboard().press("Tab");
    }

    /** What the properties panel says below a field. */
    String complaint(String label) {
        return field(label).locator(".bio-properties-panel-error").innerText();
    }

    /** How many errors and warnings the linter has found. */
    String verdict() {
        return page.locator("#verdict").innerText().strip();
    }

    /** What the linter has found, each with the name of what is wrong. */
    List<String> problems() {
        return page.locator("#problems li").allTextContents();
    }

    /** Whether the element is marked on the diagram. */
    boolean isMarked(String element) {
        return page.locator("[data-container-id='" + element + "'] .cl-icon-error")
                .isVisible();
    }

    String selected() {
        return String.valueOf(page.evaluate("() => modeler.get('selection').get()[0].id"));
    }

    /** The diagram's file as it is saved. */
    String saves() {
        return String.valueOf(page.evaluate("async () => (await modeler.saveXML({ format: true })).xml"));
    }

    JsonNode ask(String script, Object argument) {
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

    private record Place(double x, double y, double scale) {}

    private Place place(String element) {
        JsonNode found = ask(PLACE, element);
        return new Place(
                found.get("x").asDouble(),
                found.get("y").asDouble(),
                found.get("scale").asDouble());
    }

    private double number(String expression, String element) {
        return ask(
                        "(id) => (" + expression
                                + ")(modeler.get('elementRegistry').get(id), modeler.get('canvas').viewbox().inner)",
                        element)
                .asDouble();
    }

    /** A field of the template, where it can be seen: groups of fields are closed at first. */
    private Locator field(String label) {
        Locator named = page.locator("label", new LocatorOptions().setHasText(exactly(label)));
        Locator field = page.locator("[data-entry-id^='custom-entry-']", new LocatorOptions().setHas(named));
        if (!field.isVisible()) {
            page.locator(".bio-properties-panel-group", new LocatorOptions().setHas(field))
                    .locator(".bio-properties-panel-group-header")
                    .click();
            field.waitFor();
        }
        return field;
    }

    private static Pattern exactly(String text) {
        return Pattern.compile("^" + text + "$");
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
