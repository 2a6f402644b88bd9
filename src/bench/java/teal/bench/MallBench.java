package teal.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import teal.lab.mall.Mall;
import teal.lab.mall.MallShop;
import teal.lab.process.PostgreSql;
import teal.lab.process.TealApi.Asked;
import teal.lab.process.TealProcess;
import teal.release.ReleaseState;

/**
 * How far one engine with 1 GB of heap goes, on PostgreSQL, with real SSH to every node. One line for each figure, each
 * beginning with {@code mall:}.
 *
 * <ul>
 *   <li>{@code ./mvnw test -Dtest=MallBench#manyApplicationsAtOnce -Dteal.bench.applications=5,20,50,100}
 *   <li>{@code ./mvnw test -Dtest=MallBench#manyReleasesLeaveNothingBehind -Dteal.bench.releases=500}
 *   <li>{@code ./mvnw test -Dtest=MallBench#releasesThatAreWatchedAtOnce -Dteal.bench.threads=2,8}
 *   <li>{@code ./mvnw test -Dtest=MallBench#largerAndLargerClusters -Dteal.bench.nodes=2,20,200,1000}
 * </ul>
 */
class MallBench {

    private static final int HEAP = 1024;

    /** How many applications are released at a time where only the number of releases matters. */
    private static final int SIDE_BY_SIDE = 20;

    /** What {@code docs/operate/install.md} starts Teal with. */
    private static final int DOCUMENTED_HEAP = 512;

    private static final int BATCH = 2;

    private static final Duration BAKE = Duration.ofSeconds(30);

    /** Whoever asks has work done, too, which is not to be counted among the nodes' share. */
    private static final Duration SELDOM = Duration.ofSeconds(10);

    /** For instance a recording by the JVM: {@code -Dteal.bench.flags=-XX:StartFlightRecording=filename=/tmp/teal.jfr}. */
    private static final List<String> FLAGS = Stream.concat(
                    Stream.of("-XX:TieredStopAtLevel=4"), // as in production
                    Stream.of(System.getProperty("teal.bench.flags", "").split(" ")))
            .filter(flag -> !flag.isEmpty())
            .toList();

    @Test
    void manyApplicationsAtOnce() {
        for (int applications : sizes("teal.bench.applications", "5,20,50,100")) {
            try (PostgreSql database = PostgreSql.start();
                    Mall mall = Mall.open(applications);
                    TealProcess teal = start(mall, database, Map.of())) {
                release(mall.shops().subList(0, Math.min(5, applications)), teal, mall.publish("1.1.0")); // warms up
                Instant begin = Instant.now();
                List<Duration> each = release(mall.shops(), teal, mall.publish("2.0.0"));
                Duration all = Duration.between(begin, Instant.now());
                say(
                        "%d applications x 2 x 2 nodes at once: %.1f s for all, %.2f s a release; one takes %.1f s (median),"
                                + " %.1f s (longest); the engine has %s",
                        applications,
                        seconds(all),
                        seconds(all) / applications,
                        seconds(each.get(each.size() / 2)),
                        seconds(each.get(each.size() - 1)),
                        resources(teal, database));
            }
        }
    }

    @Test
    void manyReleasesLeaveNothingBehind() {
        int releases = Integer.getInteger("teal.bench.releases", 500);
        int applications = Math.min(SIDE_BY_SIDE, releases);
        try (PostgreSql database = PostgreSql.start();
                Mall mall = Mall.open(applications);
                TealProcess teal = start(mall, database, Map.of())) {
            release(mall.shops(), teal, mall.publish("1.1.0"));
            awaitQuiet(teal);
            say("before: %s", resources(teal, database));
            Spent before = Spent.until(teal, database);
            Instant begin = Instant.now();
            for (int done = 0; done < releases; done += applications) {
                List<MallShop> shops = mall.shops().subList(0, Math.min(applications, releases - done));
                release(shops, teal, mall.publish("2." + done + ".0"));
            }
            Duration took = Duration.between(begin, Instant.now());
            awaitQuiet(teal);
            say("after %d releases in %.0f s: %s", releases, seconds(took), resources(teal, database));
            say(
                    "one release of 2 x 2 nodes: %s",
                    Spent.until(teal, database).since(before).each(releases));
        }
    }

    /**
     * All on one engine with the heap that its documentation names, in batches of two: a node's share is to stay what it is,
     * however many there are.
     */
    @Test
    void largerAndLargerClusters() {
        List<Integer> sizes = sizes("teal.bench.nodes", "2,20,200");
        try (PostgreSql database = PostgreSql.start();
                Mall mall = Mall.ofClusters(
                        Stream.concat(Stream.of(20), sizes.stream()).toList());
                TealProcess teal = start(mall, database, inBatchesOfTwo(mall), DOCUMENTED_HEAP)) {
            for (int i = 0; i <= sizes.size(); i++) {
                MallShop shop = mall.shops().get(i);
                Spent before = Spent.until(teal, database);
                String release = start(shop, teal, mall.publish("2." + i + ".0"));
                finish(teal, List.of(release), SELDOM);
                Spent spent = Spent.until(teal, database).since(before);
                if (i > 0) { // the first one warms up
                    int nodes = sizes.get(i - 1);
                    say(NodeShare.of(nodes, BATCH, teal.api().release(release)).text());
                    say(
                            "2 clusters of %d nodes: %s a node; the most memory so far: %s",
                            nodes, spent.each(2 * nodes), teal.peakMemory());
                }
            }
        }
    }

    /**
     * The bake holds a job thread for each release that is watched, so threads run out first: as the arithmetic of
     * {@code docs/decisions/0035} has it, with a bake of half a minute.
     */
    @Test
    void releasesThatAreWatchedAtOnce() {
        int applications = Integer.getInteger("teal.bench.watched", 8);
        for (int threads : sizes("teal.bench.threads", "2,8")) {
            try (PostgreSql database = PostgreSql.start();
                    Mall mall = Mall.ofClusters(Collections.nCopies(applications, 1));
                    TealProcess teal = start(mall, database, watched(mall, threads))) {
                Instant begin = Instant.now();
                release(mall.shops(), teal, mall.publish("2.0.0"));
                say(
                        "%d releases with %d job threads: %.0f s for all; their bakes alone take %.0f s on so many threads",
                        applications,
                        threads,
                        seconds(Duration.between(begin, Instant.now())),
                        seconds(BAKE.multipliedBy((applications + threads - 1) / threads)));
            }
        }
    }

    private static Map<String, Object> watched(Mall mall, int threads) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (MallShop shop : mall.shops()) {
            String watch = "teal.applications." + shop.name() + ".verification.watch.";
            settings.put(watch + "bake", BAKE.toSeconds() + "s");
            settings.put(watch + "slice", "5s");
        }
        settings.put("camunda.bpm.job-execution.core-pool-size", threads);
        settings.put("camunda.bpm.job-execution.max-pool-size", threads);
        return settings;
    }

    private static List<Integer> sizes(String property, String usual) {
        return Stream.of(System.getProperty(property, usual).split(","))
                .map(Integer::valueOf)
                .toList();
    }

    private static Map<String, Object> inBatchesOfTwo(Mall mall) {
        return mall.shops().stream()
                .collect(Collectors.toMap(
                        shop -> "teal.applications." + shop.name() + ".deployment.batch", shop -> BATCH));
    }

    private static TealProcess start(Mall mall, PostgreSql database, Map<String, Object> more) {
        return start(mall, database, more, HEAP);
    }

    private static TealProcess start(Mall mall, PostgreSql database, Map<String, Object> more, int heap) {
        Map<String, Object> settings = new LinkedHashMap<>(mall.properties());
        settings.putAll(more);
        settings.putAll(database.settings());
        settings.put("logging.level.teal", "warn");
        return TealProcess.start(mall.directory().resolve("teal"), settings, heap, FLAGS)
                .awaitReady();
    }

    private static List<Duration> release(List<MallShop> shops, TealProcess teal, String artifact) {
        String version = artifact.replaceFirst(".*shop-(.*)\\.tar\\.gz", "$1");
        List<String> started =
                shops.stream().map(shop -> start(shop, teal, artifact)).toList();
        List<Duration> took = finish(teal, started);
        shops.forEach(shop -> assertThat(shop.versions()).containsOnly(version));
        return took;
    }

    private static String start(MallShop shop, TealProcess teal, String artifact) {
        return teal.api().start(shop.name(), artifact.replaceFirst(".*shop-(.*)\\.tar\\.gz", "$1"), artifact);
    }

    /** Approves at once; returns how long each release took, the shortest first. */
    private static List<Duration> finish(TealProcess teal, List<String> releases) {
        return finish(teal, releases, Duration.ofSeconds(1));
    }

    private static List<Duration> finish(TealProcess teal, List<String> releases, Duration pause) {
        Set<String> wanted = new HashSet<>(releases);
        return await()
                .atMost(Duration.ofHours(2))
                .pollInterval(pause)
                .until(
                        () -> {
                            teal.api().tasks().forEach(task -> answer(teal, task));
                            return teal.api().releases(500).stream()
                                    .filter(release -> wanted.contains(release.id()))
                                    .filter(release -> release.endedAt().isPresent())
                                    .toList();
                        },
                        ended -> ended.size() == releases.size())
                .stream()
                .peek(release -> assertThat(release.state()).isEqualTo(ReleaseState.RELEASED))
                .map(release ->
                        Duration.between(release.startedAt(), release.endedAt().orElseThrow()))
                .sorted()
                .toList();
    }

    private static void answer(TealProcess teal, Asked task) {
        assertThat(task.key())
                .as(() -> "what Teal asks; releases wait because of "
                        + teal.api().releases(500).stream()
                                .flatMap(release -> release.reason().stream())
                                .toList())
                .isEqualTo("UserTask_ApproveSwitch");
        teal.api().approve(task, "yes");
    }

    /** Until what is kept for a moment only is gone: connections to nodes after 10 s, idle threads after a minute. */
    private static void awaitQuiet(TealProcess teal) {
        await().pollDelay(Duration.ofSeconds(70))
                .atMost(Duration.ofMinutes(3))
                .until(() -> teal.api().tasks().isEmpty());
    }

    private static String resources(TealProcess teal, PostgreSql database) {
        long sessions = database.ask()
                .sql(
                        "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()")
                .query(Long.class)
                .single();
        return teal.resources() + ", database sessions: " + sessions;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static void say(String format, Object... values) {
        System.out.println("mall: " + String.format(format, values));
    }
}
