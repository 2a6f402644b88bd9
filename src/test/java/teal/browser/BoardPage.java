package teal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ViewportSize;
import java.util.List;

/** The release board in a person's browser, and Cockpit's pages around it. */
final class BoardPage {

    private final Person person;
    private final Page page;

    private BoardPage(Person person) {
        this.person = person;
        this.page = person.page();
    }

    static BoardPage of(Person person) {
        return new BoardPage(person);
    }

    BoardPage opensRelease(String release) {
        return opens("releases/" + release);
    }

    /** Cockpit's own page of a process instance. */
    BoardPage opensInstance(String instance) {
        return opens("process-instance/" + instance + "/runtime");
    }

    /** The release of a process instance, on Cockpit's page of that instance. */
    BoardPage opensTab(String instance) {
        return opens("process-instance/" + instance + "/runtime?tab=teal-tab");
    }

    BoardPage opensTokens() {
        return opens("tokens");
    }

    private BoardPage opens(String path) {
        page.navigate(person.address() + "/camunda/app/cockpit/default/#/" + path);
        return this;
    }

    BoardPage follows(String link) {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
        return this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    /** The dialog that is open. */
    Locator dialog() {
        return page.locator("dialog[open]");
    }

    Locator inDialog(String button) {
        return dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true));
    }

    /** Presses the button of the open dialog. */
    void confirms(String button) {
        inDialog(button).click();
    }

    /** The last line of the page that is open. */
    private Locator end() {
        return page.locator(".teal-part .teal-zone").last();
    }

    /** Whether the page's last line can be reached by the wheel, by the keyboard and by touch, at three sizes. */
    void reachesItsEndAtEverySize(String picture) {
        ViewportSize before = page.viewportSize();
        for (int[] size : List.of(new int[] {1400, 1000}, new int[] {1024, 768}, new int[] {390, 844})) {
            page.setViewportSize(size[0], size[1]);
            Locator heading = page.locator(".teal-part :is(h2, h3)").first();
            heading.scrollIntoViewIfNeeded();
            page.mouse().move(size[0] / 2.0, size[1] / 2.0);
            page.mouse().wheel(0, 20_000);
            assertThat(end()).isInViewport();
            heading.scrollIntoViewIfNeeded();
            heading.click();
            page.keyboard().press("End");
            assertThat(end()).isInViewport();
            heading.scrollIntoViewIfNeeded();
            swipesUp(size[0], size[1]);
            assertThat(end()).isInViewport();
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as("nothing is wider than the window, at " + size[0])
                    .isLessThanOrEqualTo(size[0]);
            heading.scrollIntoViewIfNeeded();
            photographsWhole(picture + "-" + size[0]);
        }
        page.setViewportSize(before.width, before.height);
    }

    /** A finger moves up the middle of the screen, whatever is under it, until the end is there or nothing moves any more. */
    private void swipesUp(int width, int height) {
        CDPSession devTools = page.context().newCDPSession(page);
        devTools.send("Emulation.setTouchEmulationEnabled", enabled(true));
        double before = Double.NaN;
        while (bottom() > height && bottom() != before) {
            before = bottom();
            devTools.send("Input.dispatchTouchEvent", touch("touchStart", width / 2, height * 8 / 10));
            for (int step = 7; step >= 2; step--) {
                devTools.send("Input.dispatchTouchEvent", touch("touchMove", width / 2, height * step / 10));
            }
            devTools.send("Input.dispatchTouchEvent", touch("touchEnd"));
        }
        devTools.send("Emulation.setTouchEmulationEnabled", enabled(false));
        devTools.detach();
    }

    private double bottom() {
        BoundingBox last = end().boundingBox();
        return last.y + last.height;
    }

    private static JsonObject enabled(boolean on) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("enabled", on);
        return parameters;
    }

    /** @param place of the finger, across and down; none if it leaves the screen */
    private static JsonObject touch(String type, int... place) {
        JsonArray points = new JsonArray();
        if (place.length > 0) {
            JsonObject finger = new JsonObject();
            finger.addProperty("x", place[0]);
            finger.addProperty("y", place[1]);
            points.add(finger);
        }
        JsonObject parameters = new JsonObject();
        parameters.addProperty("type", type);
        parameters.add("touchPoints", points);
        return parameters;
    }

    /** The page to its end, however long it is. */
    void photographsWhole(String picture) {
        ViewportSize window = page.viewportSize();
        int height = (Integer) page.evaluate("Math.ceil(document.querySelector('.teal-part').scrollHeight) + 120");
        page.setViewportSize(window.width, Math.max(window.height, height));
        person.photographs(picture);
        page.setViewportSize(window.width, window.height);
    }

    /** The cluster that has the users. */
    Locator live() {
        return page.locator(".teal-cluster.teal-live");
    }
}
