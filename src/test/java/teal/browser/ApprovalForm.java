package teal.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ViewportSize;

/** The question whether users may go to the upgraded cluster, open in Tasklist. */
record ApprovalForm(Person person) {

    static final String QUESTION = "Approve traffic switch";

    /** Opens the task from a filter. */
    static ApprovalForm openedBy(Person person, String filter) {
        person.opensFilter(filter);
        person.page().locator(".tasks-list").getByText(QUESTION).first().click();
        person.sees("What the switch does");
        return new ApprovalForm(person);
    }

    static ApprovalForm openedBy(Person person) {
        return openedBy(person, "Approvals");
    }

    ApprovalForm claim() {
        person.claims();
        return this;
    }

    /** Presses an answer in a form that nobody has claimed yet, as people do who have not read about claiming. */
    ApprovalForm presses(String label) {
        BoundingBox place = person.page()
                .locator(".fjs-container label")
                .filter(new Locator.FilterOptions().setHasText(label))
                .first()
                .boundingBox();
        person.page().mouse().click(place.x + place.width / 2, place.y + place.height / 2);
        person.page().locator("button.unclaim").waitFor();
        return this;
    }

    Locator answer(String label) {
        return person.page()
                .getByRole(AriaRole.RADIO, new GetByRoleOptions().setName(label).setExact(true));
    }

    ApprovalForm answers(String label, String comment) {
        person.page()
                .getByRole(AriaRole.RADIO, new GetByRoleOptions().setName(label).setExact(true))
                .check();
        comment(comment);
        return this;
    }

    ApprovalForm comment(String text) {
        commentField().fill(text);
        return this;
    }

    /** One of the tables, by what is written above it. */
    Locator table(String label) {
        return person.page()
                .locator(".fjs-container .fjs-form-field-table")
                .filter(new Locator.FilterOptions().setHasText(label));
    }

    Locator part(String kind) {
        return person.page()
                .locator(".fjs-container")
                .getByRole(AriaRole.valueOf(kind.toUpperCase()))
                .first();
    }

    /** What the form says is wrong with a field. */
    Locator error() {
        return person.page().locator(".fjs-container .fjs-form-field-error");
    }

    Locator commentField() {
        return person.page().locator(".fjs-container textarea");
    }

    Locator complete() {
        return person.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new GetByRoleOptions().setName("Complete").setExact(true));
    }

    /** What Teal answered instead of taking the answer. */
    Locator refusal() {
        return person.page().locator(".alert-danger:visible").first();
    }

    /** Whether the last line below the evidence can be reached by the wheel, by the keyboard and by touch, at three sizes. */
    void reachesItsEndAtEverySize(String picture) {
        new ScrolledPage(
                        person.page(),
                        part("heading"),
                        person.page()
                                .locator(".fjs-container .fjs-form-field-text")
                                .last())
                .reachesItsEndAtEverySize(width -> photographsWhole(picture + "-" + width));
    }

    /** The page with all of the form, however long it is. */
    ApprovalForm photographsWhole(String picture) {
        ViewportSize window = person.page().viewportSize();
        double height = person.page().locator(".fjs-container").first().boundingBox().height;
        person.page().setViewportSize(window.width, (int) height + 420);
        person.photographs(picture);
        person.page().setViewportSize(window.width, window.height);
        return this;
    }

    /** What the person sees, and the whole form, as {@code target/screenshots/<picture>.png}. */
    ApprovalForm photographs(String picture) {
        Locator form = person.page().locator(".fjs-container").first();
        form.waitFor();
        person.photographs(picture);
        ViewportSize window = person.page().viewportSize();
        person.page().setViewportSize(window.width, (int) form.boundingBox().height + 500);
        person.photographs(form, picture + "-form");
        person.page().setViewportSize(window.width, window.height);
        return this;
    }
}
