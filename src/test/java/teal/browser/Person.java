package teal.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import teal.lab.LabUsers;

/** Someone of the lab in front of a browser of their own. */
final class Person {

    static final NewContextOptions WINDOW = new NewContextOptions()
            .setViewportSize(1400, 1000)
            .setLocale("en-GB")
            .setTimezoneId("Europe/Berlin");

    /** The machine may be busy: how long something may take is no matter of these tests. */
    static final double PATIENCE = 120_000;

    private final String name;
    private final String address;
    private final Page page;
    private final List<String> forbidden = new CopyOnWriteArrayList<>();

    Person(String name, String address, BrowserContext context) {
        this.name = name;
        this.address = address;
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.setDefaultNavigationTimeout(PATIENCE);
        page.onRequest(request -> {
            if (Stream.of(address, "data:", "blob:").noneMatch(request.url()::startsWith)) {
                forbidden.add("asked " + request.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                forbidden.add(message.text());
            }
        });
    }

    void leaves() {
        page.context().close();
    }

    /** What no page may do: ask anything but Teal, or what its Content-Security-Policy forbids. */
    List<String> forbidden() {
        return forbidden;
    }

    String name() {
        return name;
    }

    /** Of the Teal that the person uses. */
    String address() {
        return address;
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
        Locator user = page.getByPlaceholder("Username");
        Locator password = page.getByPlaceholder("Password");
        // The page takes the cursor to the user's name when it is ready, whatever somebody types meanwhile.
        do {
            user.fill(name);
            password.fill(LabUsers.PASSWORD);
        } while (!user.inputValue().equals(name) || !password.inputValue().equals(LabUsers.PASSWORD));
        clicks("Log in");
        sees(Character.toUpperCase(name.charAt(0)) + name.substring(1) + " (");
    }

    /** Teal forgets who is signed in here, as after a time without a request or when it was started anew. */
    void signInExpires() {
        page.context()
                .addCookies(List.of(new Cookie("JSESSIONID", "0123456789ABCDEF0123456789ABCDEF").setUrl(address)));
    }

    void clicks(String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** Looks at one of Tasklist's filters. */
    void opensFilter(String filter) {
        page.locator(".task-filters").getByText(filter).first().click();
    }

    /** Takes the task that is open; its form can be filled in then. */
    void claims() {
        page.getByText("Claim", new GetByTextOptions().setExact(true)).click();
        page.locator("button.unclaim").waitFor();
    }

    /** Waits until the text is there. */
    Locator sees(String text) {
        Locator found = page.getByText(text).first();
        found.waitFor();
        return found;
    }

    /** Keeps what the person sees. */
    void photographs(String picture) {
        Pictures.keep(page.screenshot(), picture);
    }

    void photographs(Locator part, String picture) {
        Pictures.keep(part.screenshot(), picture);
    }
}
