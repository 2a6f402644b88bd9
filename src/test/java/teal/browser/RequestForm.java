package teal.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.LocatorOptions;
import java.util.regex.Pattern;

/** The form in which somebody asks for a release, open in Tasklist. */
record RequestForm(Person person) {

    static RequestForm openedBy(Person person) {
        return openedBy(person, "Blue-green release");
    }

    /** @param process by its name */
    static RequestForm openedBy(Person person, String process) {
        person.page().locator(".start-process-action a").click();
        person.page().locator(".modal-content").getByText(process).click();
        person.sees("Users keep the old version until someone approves the switch");
        return new RequestForm(person);
    }

    RequestForm choose(String application) {
        openList();
        person.page().locator(".fjs-dropdownlist-item").getByText(application).click();
        return this;
    }

    void openList() {
        field("Application").locator(".fjs-input-group").click();
    }

    RequestForm fill(String label, String text) {
        input(label).fill(text);
        // The form takes in what was typed when the field is left, or a moment later
        input(label).blur();
        return this;
    }

    /** The line of text in a field of this label. */
    Locator input(String label) {
        return field(label).locator("input[type=text]");
    }

    /** What the form says is wrong with a field. */
    Locator error(String label) {
        return field(label).locator(".fjs-form-field-error");
    }

    /** What Teal answered instead of starting. */
    Locator refusal() {
        return person.page().locator(".modal-content .notifications .alert");
    }

    void start() {
        person.clicks("Start");
    }

    private Locator field(String label) {
        Locator named = person.page().locator("label", new LocatorOptions().setHasText(Pattern.compile("^" + label)));
        return person.page().locator(".fjs-form-field", new LocatorOptions().setHas(named));
    }
}
