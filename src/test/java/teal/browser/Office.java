package teal.browser;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ConfigurableApplicationContext;
import teal.lab.LabCompany;
import teal.lab.TealInLab;

/**
 * The lab's company with Teal on a port of its own, and its people in front of real browsers; one for each test class.
 * Without a Chromium the tests are skipped.
 */
final class Office implements BeforeAllCallback, AfterAllCallback {

    private @Nullable Chromium chromium;
    private @Nullable LabCompany company;
    private @Nullable ConfigurableApplicationContext teal;

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium = Chromium.start();
        company = LabCompany.open(0);
        teal = TealInLab.start(company, Map.of("server.port", 0), new String[0]);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
        if (teal != null) {
            teal.close();
        }
        if (company != null) {
            company.close();
        }
    }

    LabCompany company() {
        return requireNonNull(company);
    }

    /** A part of the running Teal. */
    <T> T part(Class<T> type) {
        return requireNonNull(teal).getBean(type);
    }

    /** Where Teal answers. */
    String address() {
        return "http://127.0.0.1:" + requireNonNull(teal).getEnvironment().getProperty("local.server.port");
    }

    /** A person in front of a fresh browser, not signed in yet. */
    Person person(String name) {
        return new Person(name, address(), requireNonNull(chromium).newWindow());
    }
}
