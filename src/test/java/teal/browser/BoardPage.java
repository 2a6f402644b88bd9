package teal.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ViewportSize;

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

    /** Whether the page's last line can be reached by the wheel, by the keyboard and by touch, at three sizes. */
    void reachesItsEndAtEverySize(String picture) {
        reaches(page.locator(".teal-part .teal-zone").last(), picture);
    }

    /** The same for what has more below Teal's part, or no last line. */
    void reaches(Locator end, String picture) {
        new ScrolledPage(page, page.locator(".teal-part :is(h2, h3)").first(), end)
                .reachesItsEndAtEverySize(width -> photographsWhole(picture + "-" + width));
    }

    /** The page to its end, however long it is. */
    void photographsWhole(String picture) {
        ViewportSize window = page.viewportSize();
        int height = (Integer)
                page.evaluate(
                        "Math.ceil((document.querySelector('.dashboard') ?? document.querySelector('.teal-part')).scrollHeight) + 120");
        page.setViewportSize(window.width, Math.max(window.height, height));
        person.photographs(picture);
        page.setViewportSize(window.width, window.height);
    }

    /** The cluster that has the users. */
    Locator live() {
        return page.locator(".teal-cluster.teal-live");
    }
}
