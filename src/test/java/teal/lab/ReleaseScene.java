package teal.lab;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import teal.board.ReleaseView;
import teal.board.Releases;
import teal.lab.shop.ShopFault;
import teal.process.request.ReleaseRequest;
import teal.process.request.ReleaseStarter;
import teal.release.ReleaseId;

/**
 * A company with its users and the Teal instance that releases its shop, for tests of whole releases: one after the other,
 * each with its own version. Teal may be stopped and restarted in between.
 */
public final class ReleaseScene implements Scene, AutoCloseable {

    public static final String APPROVAL = "UserTask_ApproveSwitch";
    public static final String DECISION = "UserTask_DecideHowToGoOn";

    /** This machine may be busy; how fast shops warm up is not under test here. */
    public static final Map<String, Object> BRISK = Map.of(
            "server.port", 0,
            "teal.applications.shop.verification.warm-up.limit", "30s",
            "teal.applications.shop.verification.warm-up.window", 20,
            "teal.applications.shop.verification.watch.limit", "30s",
            "teal.applications.shop.verification.watch.bake", "500ms",
            "teal.applications.shop.verification.watch.slice", "250ms");

    private final Company company;
    private final Map<String, Object> settings = new LinkedHashMap<>(BRISK);
    private final @Nullable LabClock clock;
    private final ReleaseRecorder recorder;
    private final AtomicInteger versions = new AtomicInteger(1);
    private @Nullable ConfigurableApplicationContext teal;

    private ReleaseScene(Company company, Map<String, Object> more, @Nullable LabClock clock) {
        this.company = company;
        this.clock = clock;
        settings.putAll(more);
        this.recorder = ReleaseRecorder.of(company);
        if (clock != null) {
            recorder.translateTo(clock);
        }
        this.teal = newTeal();
    }

    private ConfigurableApplicationContext newTeal() {
        return clock == null
                ? TealInLab.start(company, settings, new String[0])
                : TealInLab.start(company, settings, new String[0], clock);
    }

    /** Takes ownership of the company and lets a few users come. */
    public static ReleaseScene open(Company company, Map<String, Object> moreSettings) {
        return open(company, moreSettings, null);
    }

    /** The same with a clock that can jump. */
    public static ReleaseScene open(Company company, Map<String, Object> moreSettings, @Nullable LabClock clock) {
        try {
            ReleaseScene scene = new ReleaseScene(company, moreSettings, clock);
            company.letFewUsersCome();
            return scene;
        } catch (RuntimeException e) {
            company.close();
            throw e;
        }
    }

    /** On the lab's own servers. */
    public static ReleaseScene open(Map<String, Object> moreSettings) {
        return open(LabCompany.open(), moreSettings);
    }

    @Override
    public Company company() {
        return company;
    }

    public ReleaseRecorder recorder() {
        return recorder;
    }

    public <T> T teal(Class<T> part) {
        return running().getBean(part);
    }

    /** A part that no other room may see. */
    public Object part(String name) {
        return running().getBean(name);
    }

    /** Adds a step of the test's own, for diagrams that Teal's rules would refuse. */
    public void add(String name, JavaDelegate step) {
        running().getBeanFactory().registerSingleton(name, step);
    }

    /** The address of a path on Teal's web server, on this machine. */
    public String url(String path) {
        return "http://127.0.0.1:" + running().getEnvironment().getProperty("local.server.port") + path;
    }

    /** The engine's REST API, as one of the lab's users. */
    public EngineRest engineRest(String user) {
        return EngineRest.of(running(), user);
    }

    /** Ends Teal as an administrator does; work in progress may finish. */
    public void stopTeal() {
        if (teal != null) {
            teal.close();
            // A test class lives as long as its JVM, and a stopped Teal is large
            teal = null;
        }
    }

    private ConfigurableApplicationContext running() {
        return requireNonNull(teal, "Teal is stopped");
    }

    public void startTeal() {
        teal = newTeal();
    }

    /** With other settings on top of the company's, as after an edit of the inventory. */
    public void startTealWith(Map<String, Object> moreSettings) {
        settings.clear();
        settings.putAll(BRISK);
        settings.putAll(moreSettings);
        teal = newTeal();
    }

    /** Publishes a version that did not exist before. */
    public String newVersion() {
        return newVersion(Map.of());
    }

    /** Publishes a new version that is faulty wherever it runs. */
    public String newVersion(Map<ShopFault, String> faults) {
        String version = versions.incrementAndGet() + ".0.0";
        company.publish(version, LabCompany.SMALL, faults);
        return version;
    }

    public ReleaseId request(String version) {
        return teal(ReleaseStarter.class).start(new ReleaseRequest("shop", version, company.artifact(version)));
    }

    /** Waits until somebody is asked this. */
    public Task awaitTask(ReleaseId release, String key) {
        return awaitThat(
                Duration.ofSeconds(120),
                release,
                "is asked for " + key,
                () -> waiting().stream()
                        .filter(task -> key.equals(task.getTaskDefinitionKey()))
                        .findFirst());
    }

    /** Answers the approval: move users to the upgraded cluster, or not. */
    public void approve(ReleaseId release, String approved) {
        String task = awaitTask(release, APPROVAL).getId();
        LabUsers.as(
                "anna",
                teal(IdentityService.class),
                () -> teal(TaskService.class).complete(task, Map.of("approved", approved, "comment", "by the test")));
    }

    /** The id of the instance of the requested process, which Teal's own process around it calls first. */
    public String process(ReleaseId release) {
        return teal(HistoryService.class)
                .createHistoricProcessInstanceQuery()
                .superProcessInstanceId(release.value())
                .orderByProcessInstanceStartTime()
                .asc()
                .list()
                .get(0)
                .getId();
    }

    /** Makes the timer on a task's edge due, whatever its time. */
    public void fireTimer(ReleaseId release, String event) {
        ManagementService jobs = teal(ManagementService.class);
        jobs.executeJob(jobs.createJobQuery()
                .processInstanceId(process(release))
                .activityId(event)
                .singleResult()
                .getId());
    }

    /** Answers the decision that the release is waiting for. */
    public void decide(ReleaseId release, String decision, String reason) {
        teal(TaskService.class)
                .complete(awaitTask(release, DECISION).getId(), Map.of("decision", decision, "reason", reason));
    }

    /** Waits for the release's end. */
    public ReleaseView awaitEnd(ReleaseId release) {
        awaitThat(Duration.ofSeconds(180), release, "has ended", () -> ended(release));
        return view(release);
    }

    public ReleaseView view(ReleaseId release) {
        return teal(Releases.class).find(release.value()).orElseThrow();
    }

    /** All releases since the beginning. */
    @Override
    public void assertInvariants() {
        Releases releases = teal(Releases.class);
        recorder.assertInvariants(releases.newest(100).stream()
                .map(release -> releases.find(release.id()).orElseThrow())
                .toArray(ReleaseView[]::new));
    }

    /** Whether no release is in progress, so that the next one can begin. */
    public boolean isQuiet() {
        return teal(Releases.class).newest(100).stream()
                .allMatch(release -> release.endedAt().isPresent());
    }

    private Optional<HistoricProcessInstance> ended(ReleaseId release) {
        return Optional.ofNullable(teal(HistoryService.class)
                .createHistoricProcessInstanceQuery()
                .processInstanceId(release.value())
                .finished()
                .singleResult());
    }

    /** Fetches the whole release only after waiting in vain: this costs the engine, which the test is waiting for, work. */
    private <T> T awaitThat(Duration patience, ReleaseId release, String what, Callable<Optional<T>> wanted) {
        try {
            return await().atMost(patience).until(wanted, Optional::isPresent).orElseThrow();
        } catch (ConditionTimeoutException tooLate) {
            throw new AssertionError("that the release " + what + ": " + view(release), tooLate);
        }
    }

    private List<Task> waiting() {
        return teal(TaskService.class).createTaskQuery().list();
    }

    @Override
    public void close() {
        stopTeal();
        company.close();
    }
}
