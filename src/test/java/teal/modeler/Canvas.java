package teal.modeler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Mouse.MoveOptions;
import com.microsoft.playwright.Page;

/** Where an author draws, with the palette beside it. */
final class Canvas {

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

    private static final String LOOK = """
            (id) => {
              const canvas = modeler.get('canvas');
              canvas.zoom(0.8);
              canvas.scrollToElement(modeler.get('elementRegistry').get(id), { top: 200, left: 400, right: 300, bottom: 200 });
            }""";

    private final Page page;

    Canvas(Page page) {
        this.page = page;
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
        return String.valueOf(page.evaluate("() => modeler.get('selection').get()[0].id"));
    }

    /** Scrolls to an element, large enough to be read. */
    void looksAt(String element) {
        page.evaluate(LOOK, element);
    }

    /** Clicks on an element. */
    void selects(String element) {
        page.evaluate("(id) => modeler.get('selection').select(modeler.get('elementRegistry').get(id))", element);
    }

    /** Takes the last change back. */
    void undoes() {
        page.evaluate("() => modeler.get('commandStack').undo()");
    }

    /** Whether the linter has marked the element. */
    boolean isMarked(String element) {
        return page.locator("[data-container-id='" + element + "'] .cl-icon-error")
                .isVisible();
    }

    private record Place(double x, double y, double scale) {}

    private Place place(String element) {
        JsonNode found = ask(PLACE, element);
        return new Place(
                found.get("x").asDouble(),
                found.get("y").asDouble(),
                found.get("scale").asDouble());
    }

    private JsonNode ask(String script, String element) {
        return new ObjectMapper().valueToTree(page.evaluate(script, element));
    }
}
