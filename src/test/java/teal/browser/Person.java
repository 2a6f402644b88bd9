package teal.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import teal.lab.LabUsers;

/** Someone of the lab in front of a browser of their own. */
final class Person {

    static final NewContextOptions WINDOW = new NewContextOptions()
            .setViewportSize(1400, 1000)
            .setLocale("en-GB")
            .setTimezoneId("Europe/Berlin");

    /** The machine may be busy: how long something may take is no matter of these tests. */
    static final double PATIENCE = 120_000;

    private static final Path PICTURES = Path.of("target", "screenshots");

    private final String name;
    private final String address;
    private final Page page;

    Person(String name, String address, BrowserContext context) {
        this.name = name;
        this.address = address;
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.setDefaultNavigationTimeout(PATIENCE);
    }

    void leaves() {
        page.context().close();
    }

    Page page() {
        return page;
    }

    /** Opens one of Camunda's web applications, such as {@code tasklist}, and signs in to it. */
    Person opens(String application) {
        page.navigate(address + "/camunda/app/" + application + "/default/");
        signsIn();
        return this;
    }

    void signsIn() {
        page.getByPlaceholder("Username").fill(name);
        page.getByPlaceholder("Password").fill(LabUsers.PASSWORD);
        clicks("Log in");
        sees(Character.toUpperCase(name.charAt(0)) + name.substring(1) + " (");
    }

    void clicks(String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** Looks at one of Tasklist's filters. */
    void opensFilter(String filter) {
        page.locator(".task-filters").getByText(filter).first().click();
    }

    /** Waits until the text is there. */
    Locator sees(String text) {
        Locator found = page.getByText(text).first();
        found.waitFor();
        return found;
    }

    /** Keeps what the person sees as {@code target/screenshots/<picture>.png}. */
    void photographs(String picture) {
        page.screenshot(new ScreenshotOptions().setPath(PICTURES.resolve(picture + ".png")));
    }

    void photographs(Locator part, String picture) {
        part.screenshot(new Locator.ScreenshotOptions().setPath(PICTURES.resolve(picture + ".png")));
    }
}
