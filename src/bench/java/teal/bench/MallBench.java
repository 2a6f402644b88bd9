package teal.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import teal.board.ReleaseView;
import teal.lab.mall.Mall;
import teal.lab.mall.MallShop;
import teal.lab.process.PostgreSql;
import teal.lab.process.TealApi.Asked;
import teal.lab.process.TealProcess;
import teal.process.variable.StepReport;
import teal.release.ReleaseState;

/**
 * How far one engine with 1 GB of heap goes, on PostgreSQL, with real SSH to every node. One line for each figure, each
 * beginning with {@code mall:}.
 *
 * <ul>
 *   <li>{@code ./mvnw test -Dtest=MallBench#manyApplicationsAtOnce -Dteal.bench.applications=5,20,50,100}
 *   <li>{@code ./mvnw test -Dtest=MallBench#manyReleasesLeaveNothingBehind -Dteal.bench.releases=500}
 *   <li>{@code ./mvnw test -Dtest=MallBench#largerAndLargerClusters -Dteal.bench.nodes=2,20,200}
 * </ul>
 */
class MallBench {

    private static final int HEAP = 1024;

    /** How many applications are released at a time where only the number of releases matters. */
    private static final int SIDE_BY_SIDE = 20;

    private static final Set<String> OF_NODES =
            Set.of("takeOutOfService", "activateVersion", "checkHealth", "putBackInService");

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
            Stored before = Stored.of(database);
            Instant begin = Instant.now();
            for (int done = 0; done < releases; done += applications) {
                List<MallShop> shops = mall.shops().subList(0, Math.min(applications, releases - done));
                release(shops, teal, mall.publish("2." + done + ".0"));
            }
            Duration took = Duration.between(begin, Instant.now());
            awaitQuiet(teal);
            say("after %d releases in %.0f s: %s", releases, seconds(took), resources(teal, database));
            Stored after = Stored.of(database);
            say(
                    "one release of 2 x 2 nodes costs the database %d commits and %d kB",
                    (after.commits - before.commits) / releases, (after.kilobytes - before.kilobytes) / releases);
        }
    }

    /** What the database has done and keeps, as it says itself; it tells its statistics a second late. */
    private record Stored(long commits, long kilobytes) {

        static Stored of(PostgreSql database) {
            return database.ask()
                    .sql("SELECT sum(xact_commit)::bigint AS commits, sum(pg_database_size(datname))::bigint / 1024 AS"
                            + " kilobytes FROM pg_stat_database WHERE datname = current_database()")
                    .query(Stored.class)
                    .single();
        }
    }

    /** All on one engine, in batches of two: a node's share is to stay what it is, however many there are. */
    @Test
    void largerAndLargerClusters() {
        List<Integer> sizes = sizes("teal.bench.nodes", "2,20,200");
        try (PostgreSql database = PostgreSql.start();
                Mall mall = Mall.ofClusters(
                        Stream.concat(Stream.of(2), sizes.stream()).toList());
                TealProcess teal = start(mall, database, inBatchesOfTwo(mall))) {
            for (int i = 0; i <= sizes.size(); i++) {
                MallShop shop = mall.shops().get(i);
                String release = start(shop, teal, mall.publish("2." + i + ".0"));
                finish(teal, List.of(release));
                if (i > 0) { // the first one warms up
                    say(nodes(sizes.get(i - 1), teal.api().release(release)));
                }
            }
        }
    }

    private static String nodes(int nodes, ReleaseView release) {
        List<StepReport> steps = release.evidence().stream()
                .filter(report -> OF_NODES.contains(report.step()))
                .toList();
        long own = steps.stream().mapToLong(report -> report.took().toMillis()).sum();
        long wall = Stream.of("blue", "green")
                .map(cluster -> steps.stream()
                        .filter(report -> report.node().startsWith(cluster))
                        .toList())
                .mapToLong(MallBench::fromFirstToLast)
                .sum();
        return String.format(
                "2 clusters of %d nodes: %d ms a node while they are rolled out two at a time, of which its own four steps take"
                        + " %d ms; the whole release takes %d ms a node",
                nodes,
                wall / (2L * nodes),
                own / (2L * nodes),
                Duration.between(release.startedAt(), release.endedAt().orElseThrow())
                                .toMillis()
                        / (2L * nodes));
    }

    private static long fromFirstToLast(List<StepReport> steps) {
        Instant first = steps.stream()
                .map(StepReport::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last = steps.stream()
                .map(step -> step.at().plus(step.took()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Duration.between(first, last).toMillis();
    }

    private static List<Integer> sizes(String property, String usual) {
        return Stream.of(System.getProperty(property, usual).split(","))
                .map(Integer::valueOf)
                .toList();
    }

    private static Map<String, Object> inBatchesOfTwo(Mall mall) {
        return mall.shops().stream()
                .collect(Collectors.toMap(shop -> "teal.applications." + shop.name() + ".deployment.batch", shop -> 2));
    }

    private static TealProcess start(Mall mall, PostgreSql database, Map<String, Object> more) {
        Map<String, Object> settings = new LinkedHashMap<>(mall.properties());
        settings.putAll(more);
        settings.putAll(database.settings());
        settings.put("logging.level.teal", "warn");
        return TealProcess.start(mall.directory().resolve("teal"), settings, HEAP)
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
        Set<String> wanted = new HashSet<>(releases);
        return await()
                .atMost(Duration.ofHours(2))
                .pollInterval(Duration.ofSeconds(1))
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
