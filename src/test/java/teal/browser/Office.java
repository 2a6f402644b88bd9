package teal.browser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import teal.board.Releases;
import teal.lab.Company;
import teal.lab.LabUsers;
import teal.lab.ReleaseScene;
import teal.release.ReleaseId;

/**
 * The lab's company with its Teal, and its people in front of real browsers; one for each test class.
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
    private @Nullable ReleaseScene scene;

    Office() {
        this(Map.of());
    }

    /** @param settings of Teal, beside the company's */
    Office(Map<String, Object> settings) {
        this.settings = Map.copyOf(settings);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium = Chromium.start();
        scene = ReleaseScene.open(settings);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
        if (scene != null) {
            scene.close();
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

    /** Everybody goes home; no page has asked anybody but Teal. */
    @Override
    public void afterEach(ExtensionContext context) {
        List<String> forbidden =
                people.stream().flatMap(person -> person.forbidden().stream()).toList();
        people.forEach(Person::leaves);
        people.clear();
        assertThat(forbidden).as("what no page may do").isEmpty();
    }

    /** The company, and the Teal that releases its shop. */
    ReleaseScene scene() {
        return requireNonNull(scene);
    }

    Company company() {
        return scene().company();
    }

    /** Where Teal answers. */
    String address() {
        return scene().url("");
    }

    /** A part of the running Teal. */
    <T> T part(Class<T> type) {
        return scene().teal(type);
    }

    /** Asks for a new version in the name of one of the lab's people. */
    ReleaseId requested(String requester) {
        AtomicReference<ReleaseId> release = new AtomicReference<>();
        String version = scene().newVersion();
        LabUsers.as(requester, part(IdentityService.class), () -> release.set(scene().request(version)));
        return release.get();
    }

    /** A release that waits for its approval: the one that does so already, or a new one. */
    ReleaseId awaitApproval(String requester) {
        ReleaseId release = part(Releases.class).newest(1).stream()
                .filter(newest -> newest.endedAt().isEmpty())
                .map(newest -> new ReleaseId(newest.id()))
                .findFirst()
                .orElseGet(() -> requested(requester));
        scene().awaitTask(release, ReleaseScene.APPROVAL);
        return release;
    }

    /** A person in front of a fresh browser, not signed in yet. */
    Person person(String name) {
        Person person =
                new Person(name, scene().url(""), requireNonNull(chromium).newWindow());
        people.add(person);
        return person;
    }
}
