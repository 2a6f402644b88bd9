package teal.lab.process;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import teal.board.ReleaseView;
import teal.lab.LabCompany;
import teal.lab.ReleaseRecorder;
import teal.lab.ReleaseScene;
import teal.lab.Scene;
import teal.lab.process.TealApi.Asked;

/**
 * A company with its users, and one or more Teal instances that release its shop, each in its own JVM: they may be killed
 * and stalled, while the company's servers and the records there stay.
 */
public final class EngineScene implements Scene, AutoCloseable {

    private static final int ARTIFACT = 1_000_000;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LabCompany company = LabCompany.open(ARTIFACT);
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final ReleaseRecorder recorder = ReleaseRecorder.of(company);
    private final List<TealProcess> engines = new CopyOnWriteArrayList<>();
    private final List<String> releases = new CopyOnWriteArrayList<>();
    private final AtomicInteger versions = new AtomicInteger(1);

    private final @Nullable PostgreSql database;

    private EngineScene(@Nullable PostgreSql database, Map<String, Object> more) {
        this.database = database;
        settings.putAll(company.properties());
        // Unless stated otherwise, Teal keeps its state where it does by default: in H2, below its directory.
        settings.remove("spring.datasource.url");
        settings.putAll(ReleaseScene.BRISK);
        settings.putAll(more);
        company.letFewUsersCome();
    }

    /** On H2 in a file, as Teal is set up by default. No Teal instance is started yet. */
    public static EngineScene onH2() {
        return onH2(Map.of());
    }

    /** @param more settings on top of the company's */
    public static EngineScene onH2(Map<String, Object> more) {
        return new EngineScene(null, more);
    }

    /** No Teal instance is started yet. */
    public static EngineScene on(PostgreSql database, Map<String, Object> more) {
        Map<String, Object> settings = new LinkedHashMap<>(database.settings());
        settings.putAll(more);
        return new EngineScene(database, settings);
    }

    /** The same, with a database connection that can break. */
    public static EngineScene through(CommitCutter wire, PostgreSql database) {
        return on(database, wire.settings());
    }

    /** The instance that is executing a step right now. */
    public TealProcess acting() {
        if (database == null) {
            throw new IllegalStateException("only one Teal can use H2");
        }
        String locked = "SELECT DISTINCT LOCK_OWNER_ FROM ACT_RU_JOB WHERE LOCK_OWNER_ IS NOT NULL";
        return ownedBy(locked + " AND ID_ IN (SELECT JOB_ID FROM TEAL_ATTEMPT WHERE ENDED_AT IS NULL)")
                .or(() -> ownedBy(locked))
                .orElseThrow(() -> new IllegalStateException("no Teal executes a step right now"));
    }

    private Optional<TealProcess> ownedBy(String locked) {
        List<String> owners = database.ask().sql(locked).query(String.class).list();
        return engines.stream()
                .filter(TealProcess::isReady)
                .filter(engine -> owners.contains(engine.lockOwner()))
                .findFirst();
    }

    @Override
    public LabCompany company() {
        return company;
    }

    public ReleaseRecorder recorder() {
        return recorder;
    }

    /** Starts an instance, one more or the first again, and returns at once. */
    public TealProcess begin() {
        TealProcess engine = TealProcess.start(company.directory().resolve("teal"), settings);
        engines.add(engine);
        return engine;
    }

    public TealProcess start() {
        return begin().awaitReady();
    }

    /** Starts a newer Teal, whose diagrams are those in the directory {@code processes} below this one; returns at once. */
    public TealProcess beginNewer(Path withProcesses) {
        TealProcess engine = TealProcess.start(company.directory().resolve("newer"), settings, withProcesses);
        engines.add(engine);
        return engine;
    }

    /** Stops it as an administrator does. */
    public void stop(TealProcess engine) {
        engine.stop();
        engines.remove(engine);
    }

    /** Kills it, and notes in the recorder that repeating may be necessary from now on. */
    public void kill(TealProcess engine) {
        recorder.trouble();
        engine.close();
    }

    /** Freezes it; from now on, all requests go to the other instances. */
    public void stall(TealProcess engine) {
        recorder.trouble();
        engine.stall();
    }

    /** Of any instance that is ready; waits for one. */
    public TealApi api() {
        // Found and read in one go: a moment later it may be killed.
        return await().atMost(PATIENCE)
                .until(() -> engines.stream().filter(TealProcess::isReady).findFirst(), Optional::isPresent)
                .orElseThrow()
                .api();
    }

    /** Publishes a version that did not exist before. */
    public String newVersion() {
        String version = versions.incrementAndGet() + ".0.0";
        company.publish(version, ARTIFACT, Map.of());
        return version;
    }

    /** Requests a release of the version and returns its id. */
    public String request(String version) {
        String release = api().start(version, company.artifact(version));
        releases.add(release);
        return release;
    }

    /**
     * Requests a release of the version like somebody whose request may be cut off at any moment: before repeating it, they
     * check whether it arrived.
     */
    String requestUntilItArrives(String version) {
        return await().atMost(PATIENCE)
                .ignoreExceptionsMatching(TealApi::mayPass)
                .until(() -> requested(version).orElseGet(() -> request(version)), id -> !id.isEmpty());
    }

    private Optional<String> requested(String version) {
        Optional<String> found = api().releases().stream()
                .filter(release -> release.version().equals(version))
                .map(ReleaseView::id)
                .findFirst();
        found.filter(release -> !releases.contains(release)).ifPresent(releases::add);
        return found;
    }

    /** A release that has been lost, since the database was restored. */
    public void forget(String release) {
        releases.remove(release);
    }

    /** Waits until somebody is asked this. */
    public Asked awaitTask(String key) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsMatching(TealApi::mayPass)
                .until(() -> api().asked(key), Optional::isPresent)
                .orElseThrow();
    }

    public void approve(String answer) {
        api().approve(awaitTask(ReleaseScene.APPROVAL), answer);
    }

    /** Waits for the release to end. */
    public ReleaseView awaitEnd(String release) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsMatching(TealApi::mayPass)
                .until(() -> ended(release), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<ReleaseView> ended(String release) {
        TealApi api = api();
        return api.hasEnded(release) ? Optional.of(api.release(release)) : Optional.empty();
    }

    /** All releases since the beginning. */
    @Override
    public void assertInvariants() {
        recorder.assertInvariants(views());
    }

    /** For all releases since the beginning, one line for each violation. */
    List<String> breaches() {
        return recorder.history(views()).breaches();
    }

    private ReleaseView[] views() {
        return releases.stream().map(api()::release).toArray(ReleaseView[]::new);
    }

    /** The instances that are ready right now. */
    public List<TealProcess> ready() {
        return engines.stream().filter(TealProcess::isReady).toList();
    }

    /** Whatever a test that failed has left: those that hang are woken up, and so many serve again. */
    public void serveBy(int count) {
        engines.stream().filter(TealProcess::isStalled).forEach(TealProcess::resume);
        while (ready().size() < count) {
            start();
        }
    }

    /** A release that a test which failed has left would keep the next from beginning. */
    public void rollBackLeftovers() {
        api().releases().stream()
                .filter(release -> !api().hasEnded(release.id()))
                .forEach(release -> {
                    api().rollBack(release.id(), "left by a test that failed");
                    awaitEnd(release.id());
                });
    }

    /** All instances ever started, in the order of their starts. */
    List<TealProcess> engines() {
        return engines;
    }

    /** The output of all instances, for when something went wrong. */
    public String logs() {
        StringBuilder all = new StringBuilder();
        engines.forEach(engine -> all.append("--- a Teal instance:\n")
                .append(engine.log())
                .append('\n')
                .append(engine.doing())
                .append('\n'));
        return all.toString();
    }

    @Override
    public void close() {
        engines.forEach(TealProcess::close);
        company.close();
    }
}
