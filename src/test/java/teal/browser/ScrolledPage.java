package teal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ViewportSize;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A page that may be longer than the window.
 *
 * @param start at its top, where a click does nothing
 * @param end the last thing on it
 */
record ScrolledPage(Page page, Locator start, Locator end) {

    private static final List<ViewportSize> SIZES =
            List.of(new ViewportSize(1400, 1000), new ViewportSize(1024, 768), new ViewportSize(390, 844));

    /**
     * Whether the last thing can be reached by the wheel, by the keyboard and by touch, at three sizes.
     *
     * @param photograph takes the whole page's picture, at a width
     */
    void reachesItsEndAtEverySize(IntConsumer photograph) {
        ViewportSize before = page.viewportSize();
        for (ViewportSize size : SIZES) {
            page.setViewportSize(size.width, size.height);
            BoundingBox top = top();
            page.mouse().move(top.x + top.width / 2, top.y + top.height / 2);
            page.mouse().wheel(0, 20_000);
            assertThat(end).isInViewport();
            top();
            start.click();
            page.keyboard().press("End");
            assertThat(end).isInViewport();
            swipesUp(top(), size.height);
            assertThat(end).isInViewport();
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as("nothing is wider than the window, at " + size.width)
                    .isLessThanOrEqualTo(size.width);
            top();
            photograph.accept(size.width);
        }
        page.setViewportSize(before.width, before.height);
    }

    /** Scrolls there, and looks where it is then. */
    private BoundingBox top() {
        start.scrollIntoViewIfNeeded();
        return start.boundingBox();
    }

    /** A finger moves up the screen, whatever is under it, until the end is there or nothing moves any more. */
    private void swipesUp(BoundingBox top, int height) {
        int across = (int) (top.x + top.width / 2);
        CDPSession devTools = page.context().newCDPSession(page);
        devTools.send("Emulation.setTouchEmulationEnabled", enabled(true));
        double before = Double.NaN;
        while (bottom() > height && bottom() != before) {
            before = bottom();
            devTools.send("Input.dispatchTouchEvent", touch("touchStart", across, height * 8 / 10));
            for (int step = 7; step >= 2; step--) {
                devTools.send("Input.dispatchTouchEvent", touch("touchMove", across, height * step / 10));
            }
            devTools.send("Input.dispatchTouchEvent", touch("touchEnd"));
        }
        devTools.send("Emulation.setTouchEmulationEnabled", enabled(false));
        devTools.detach();
    }

    private double bottom() {
        BoundingBox last = end.boundingBox();
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
}
