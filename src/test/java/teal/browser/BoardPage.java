package teal.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;

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

    /** The cluster that has the users. */
    Locator live() {
        return page.locator(".teal-cluster.teal-live");
    }
}
