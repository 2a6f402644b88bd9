package teal.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import teal.lab.mall.Mall;
import teal.lab.mall.MallShop;
import teal.lab.process.PostgreSql;
import teal.lab.process.TealApi.Asked;
import teal.lab.process.TealProcess;
import teal.process.ReleaseView;
import teal.process.StepReport;

/**
 * Releases of many applications at the same time on one engine with 1 GB of heap, each on 2 x 2 nodes with real SSH, and
 * what is left of connections and threads afterwards. {@code ./mvnw test -Dtest=MallBench -Dteal.bench.applications=10,50,100
 * -Dteal.bench.rounds=5}: every application is released that often.
 */
class MallBench {

    private static final int ROUNDS = Integer.getInteger("teal.bench.rounds", 1);

    @Test
    void manyReleasesAtOnce() {
        for (String size : System.getProperty("teal.bench.applications", "10,20,50,100").split(",")) {
            measure(Integer.parseInt(size));
        }
    }

    /** In batches of two; the time for a node is to stay what it is, however many there are. */
    @Test
    void largerAndLargerClusters() {
        for (String size : System.getProperty("teal.bench.nodes", "2,20,200").split(",")) {
            int nodes = Integer.parseInt(size);
            try (PostgreSql database = PostgreSql.start();
                    Mall mall = Mall.open(1, nodes)) {
                Map<String, Object> settings = settings(mall, database);
                settings.put("teal.applications.a001.deployment.batch", 2);
                try (TealProcess teal = start(mall, settings)) {
                    release(mall, teal, "1.1.0"); // warms up
                    String id = teal.api().start("a001", "2.0.0", mall.publish("2.0.0"));
                    finish(teal, List.of(id));
                    report(nodes, teal.api().release(id));
                }
            }
        }
    }

    private static void report(int nodes, ReleaseView release) {
        Set<String> ofNodes = Set.of("takeOutOfService", "activateVersion", "checkHealth", "putBackInService");
        List<StepReport> reports = release.evidence().stream()
                .filter(report -> ofNodes.contains(report.step()))
                .toList();
        long steps = reports.stream().mapToLong(report -> report.took().toMillis()).sum();
        long wall = Stream.of("blue", "green")
                .mapToLong(cluster -> {
                    List<StepReport> of = reports.stream()
                            .filter(report -> report.node().startsWith(cluster))
                            .toList();
                    Instant begin = of.stream().map(StepReport::at).min(Comparator.naturalOrder()).orElseThrow();
                    Instant end = of.stream().map(report -> report.at().plus(report.took())).max(Comparator.naturalOrder()).orElseThrow();
                    return Duration.between(begin, end).toMillis();
                })
                .sum();
        System.out.printf(
                "2 x %d nodes: %d ms a node from the first to the last, of which the node's own four steps take %d ms,"
                        + " two nodes at a time%n",
                nodes, wall / (2L * nodes), steps / (2L * nodes));
    }

    private static Map<String, Object> settings(Mall mall, PostgreSql database) {
        Map<String, Object> settings = new LinkedHashMap<>(mall.properties());
        settings.putAll(database.settings());
        settings.put("logging.level.teal", "warn");
        return settings;
    }

    private static TealProcess start(Mall mall, Map<String, Object> settings) {
        return TealProcess.start(mall.directory().resolve("teal"), settings, 1024).awaitReady();
    }

    private static void measure(int applications) {
        try (PostgreSql database = PostgreSql.start();
                Mall mall = Mall.open(applications)) {
            try (TealProcess teal = start(mall, settings(mall, database))) {
                release(mall, teal, "1.1.0"); // warms up
                String before = teal.resources();
                for (int round = 1; round <= ROUNDS; round++) {
                    Instant begin = Instant.now();
                    List<Duration> each = release(mall, teal, "2." + round + ".0");
                    Duration all = Duration.between(begin, Instant.now());
                    each.sort(null);
                    System.out.printf(
                            "%d applications, round %d: %.1f s for all, %.2f s a release of work; each took %.1f s (median),"
                                    + " %.1f s (longest)%n",
                            applications,
                            round,
                            all.toMillis() / 1000.0,
                            all.toMillis() / 1000.0 / applications,
                            each.get(each.size() / 2).toMillis() / 1000.0,
                            each.get(each.size() - 1).toMillis() / 1000.0);
                }
                System.out.printf("  before: %s%n  after %d releases: %s%n", before, applications * ROUNDS, teal.resources());
            }
        }
    }

    private static List<Duration> release(Mall mall, TealProcess teal, String version) {
        String artifact = mall.publish(version);
        List<String> open = new ArrayList<>();
        for (MallShop shop : mall.shops()) {
            open.add(teal.api().start(shop.name(), version, artifact));
        }
        List<Duration> took = finish(teal, open);
        mall.shops().forEach(shop -> assertThat(shop.versions()).containsOnly(version));
        return took;
    }

    /** Approves at once, and returns how long each release took. */
    private static List<Duration> finish(TealProcess teal, List<String> releases) {
        List<String> open = new ArrayList<>(releases);
        List<Duration> took = new ArrayList<>();
        await().atMost(Duration.ofHours(1)).pollInterval(Duration.ofMillis(500)).until(() -> {
            for (Asked task : teal.api().tasks()) {
                assertThat(task.key()).as("what Teal asks").isEqualTo("UserTask_ApproveSwitch");
                teal.api().approve(task, "yes");
            }
            open.removeIf(id -> {
                ReleaseView view = teal.api().release(id);
                view.endedAt().ifPresent(end -> took.add(Duration.between(view.startedAt(), end)));
                return view.endedAt().isPresent();
            });
            return open.isEmpty();
        });
        return took;
    }
}
