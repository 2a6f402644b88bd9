package teal.browser;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.springframework.context.ConfigurableApplicationContext;
import teal.lab.LabCompany;
import teal.lab.TealInLab;

/**
 * The lab's company with Teal on a port of its own, and its people in front of real browsers; one for each test class.
 * Without a Chromium the tests are skipped.
 */
final class Office
        implements BeforeAllCallback,
                AfterEachCallback,
                AfterAllCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    private final Map<String, Object> settings;
    private final List<Person> people = new ArrayList<>();
    private @Nullable Chromium chromium;
    private @Nullable LabCompany company;
    private @Nullable ConfigurableApplicationContext teal;

    Office() {
        this(Map.of());
    }

    /** @param settings of Teal, beside the company's */
    Office(Map<String, Object> settings) {
        this.settings = new TreeMap<>(settings);
        this.settings.put("server.port", 0);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium = Chromium.start();
        company = LabCompany.open(0);
        teal = TealInLab.start(company, settings, new String[0]);
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

    /** Keeps what everybody saw when a test failed. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        for (int i = 0; i < people.size(); i++) {
            people.get(i)
                    .photographs("failed-" + context.getRequiredTestMethod().getName() + "-" + i);
        }
        throw failure;
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        handleTestExecutionException(context, failure);
    }

    /** Everybody goes home. */
    @Override
    public void afterEach(ExtensionContext context) {
        people.forEach(Person::leaves);
        people.clear();
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
        Person person = new Person(name, address(), requireNonNull(chromium).newWindow());
        people.add(person);
        return person;
    }
}
