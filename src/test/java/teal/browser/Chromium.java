package teal.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import teal.lab.RealServer;

/** The browser that is installed on this machine, without a window. It asks nothing of the Internet. */
public final class Chromium implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        PlaywrightAssertions.setDefaultAssertionTimeout(Person.PATIENCE);
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
    }

    /** Skips the test where there is no Chromium; with CI=true the test fails. */
    public static Chromium start() {
        return new Chromium(RealServer.require("Chromium", "/usr/bin/chromium", "Debian's chromium"));
    }

    /** A window as on a machine of its own: it shares no session with the others. */
    public BrowserContext newWindow() {
        return browser.newContext(Person.WINDOW);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
