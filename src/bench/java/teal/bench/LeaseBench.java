package teal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;

/**
 * What renewing leases costs: the same releases, in turn, by a Teal that renews never, one that does as it is shipped (every
 * 2 s while a step runs), and one that does ten times as often. {@code ./mvnw test -Dtest=LeaseBench -Dteal.bench.rounds=5}
 */
class LeaseBench {

    private static final int ROUNDS = Integer.getInteger("teal.bench.rounds", 5);
    private static final long ARTIFACT = 5_000_000;

    /** How long a lease is; it is renewed five times in that time. */
    private static final Map<String, Duration> LEASES = new LinkedHashMap<>();

    static {
        LEASES.put("never renewed", Duration.ofHours(1));
        LEASES.put("every 2 s", Duration.ofSeconds(10));
        LEASES.put("every 200 ms", Duration.ofSeconds(1));
    }

    @Test
    void renewingBesideNotRenewing() {
        Map<String, List<Duration>> times = new LinkedHashMap<>();
        Map<String, TealRelease> teals = new LinkedHashMap<>();
        try (LabCompany company = LabCompany.open(ARTIFACT)) {
            LEASES.forEach((name, lease) -> teals.put(name, new TealRelease(company, settings(name, lease))));
            int number = 2;
            for (int round = 0; round <= ROUNDS; round++) {
                for (Map.Entry<String, TealRelease> teal : teals.entrySet()) {
                    String version = number++ + ".0.0";
                    company.publish(version, ARTIFACT, Map.of());
                    Duration took = teal.getValue().release(version);
                    assertThat(company.versions().values()).as(teal.getKey()).containsOnly(version);
                    // The first round is for warming up.
                    if (round > 0) {
                        times.computeIfAbsent(teal.getKey(), name -> new ArrayList<>())
                                .add(took);
                    }
                }
            }
        } finally {
            teals.values().forEach(TealRelease::close);
        }
        times.forEach((name, durations) -> System.out.printf(
                "%-14s median %6.2f s of %s ms%n",
                name,
                median(durations).toMillis() / 1000.0,
                durations.stream().map(Duration::toMillis).sorted().toList()));
    }

    private static Duration median(List<Duration> durations) {
        return durations.stream().sorted().toList().get(durations.size() / 2);
    }

    private static Map<String, Object> settings(String name, Duration lease) {
        Map<String, Object> settings = new HashMap<>(ReleaseScene.BRISK);
        settings.put("camunda.bpm.job-execution.lock-time-in-millis", lease.toMillis());
        settings.put("spring.datasource.url", "jdbc:h2:mem:" + name.replace(' ', '-') + ";DB_CLOSE_DELAY=-1");
        settings.put("teal.applications.shop.verification.watch.bake", "0s");
        settings.put("logging.level.teal", "warn");
        return settings;
    }
}
