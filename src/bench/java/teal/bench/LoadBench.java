package teal.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import teal.board.ReleaseView;
import teal.lab.FreePorts;
import teal.lab.SlowClients;
import teal.lab.mall.Mall;
import teal.lab.process.PostgreSql;
import teal.lab.process.TealApi;
import teal.lab.process.TealProcess;
import teal.release.ReleaseState;

/**
 * Releases while everybody is at the door: 500 slow clients, strangers from 10,000 addresses, bodies of 1 GB, and a requester
 * who lists and posts without pause. Teal has 512 MB of heap, as the guide says. One line for each figure, each beginning
 * with {@code load:}. {@code ./mvnw test -Dtest=LoadBench -Dteal.bench.minutes=10}
 */
class LoadBench {

    private static final int MINUTES = Integer.getInteger("teal.bench.minutes", 10);
    private static final int HEAP = 512;
    private static final int SLOW = 125;
    private static final Duration SPAN = Duration.ofSeconds(30);

    @Test
    void releasesGoOnUnderLoad() throws Exception {
        int health = FreePorts.next();
        try (PostgreSql database = PostgreSql.start();
                Mall mall = Mall.open(1);
                TealProcess teal = start(mall, database, health)) {
            int port = java.net.URI.create(teal.address()).getPort();
            release(mall, teal, "1.1.0"); // warms up
            say(
                    "before: a release takes %.1f s, %s",
                    release(mall, teal, "1.2.0").toMillis() / 1000.0, teal.resources());
            try (HealthProbe probe = HealthProbe.of(health);
                    Rabble rabble = Rabble.at(port)) {
                List<SlowClients> slow = new ArrayList<>();
                for (SlowClients.Kind kind : List.of(
                        SlowClients.Kind.HEADERS,
                        SlowClients.Kind.SIGN_IN,
                        SlowClients.Kind.REFUSED,
                        SlowClients.Kind.ANSWER)) {
                    slow.add(SlowClients.come(kind, port, SLOW, SlowClients::ownAddress));
                }
                try {
                    underLoad(mall, teal);
                } finally {
                    slow.forEach(SlowClients::close);
                }
                slow.forEach(clients -> say("%s", clients));
                say("health: %s", probe);
                say("%s", rabble);
                assertThat(probe.inTime())
                        .as("part of the health checks answered within a second")
                        .isGreaterThan(0.99);
            }
            say("leases that could not be renewed at once: %d", lines(teal, "could not be renewed"));
            say("log: %d lines; errors: %d", teal.log().lines().count(), lines(teal, "ERROR"));
            assertThat(lines(teal, "OutOfMemory")).isZero();
        }
    }

    private static void underLoad(Mall mall, TealProcess teal) {
        Instant end = Instant.now().plus(Duration.ofMinutes(MINUTES));
        Instant next = Instant.now().plus(SPAN);
        List<Duration> took = new ArrayList<>();
        for (int i = 0; Instant.now().isBefore(end); i++) {
            took.add(release(mall, teal, "2." + i + ".0"));
            if (Instant.now().isAfter(next)) {
                next = next.plus(SPAN);
                say("%d releases so far; %s", took.size(), teal.resources());
            }
        }
        List<Duration> sorted = took.stream().sorted().toList();
        say(
                "%d releases in %d min, all of them released; one takes %.1f s (median), %.1f s (longest)",
                took.size(),
                MINUTES,
                sorted.get(sorted.size() / 2).toMillis() / 1000.0,
                sorted.get(sorted.size() - 1).toMillis() / 1000.0);
    }

    private static TealProcess start(Mall mall, PostgreSql database, int health) {
        Map<String, Object> settings = new LinkedHashMap<>(mall.properties());
        settings.putAll(database.settings());
        settings.put("logging.level.teal", "warn");
        settings.put("teal.health.port", health);
        return TealProcess.start(mall.directory().resolve("teal"), settings, HEAP)
                .awaitReady();
    }

    private static Duration release(Mall mall, TealProcess teal, String version) {
        String artifact = mall.publish(version);
        String id = again(() -> teal.api().start(mall.shops().get(0).name(), version, artifact));
        ReleaseView ended = await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> again(() -> {
                            teal.api()
                                    .asked("UserTask_ApproveSwitch")
                                    .ifPresent(task -> teal.api().approve(task, "yes"));
                            return teal.api().release(id);
                        }),
                        release -> release.endedAt().isPresent());
        assertThat(ended.state()).as(() -> ended.toString()).isEqualTo(ReleaseState.RELEASED);
        return Duration.between(ended.startedAt(), ended.endedAt().orElseThrow());
    }

    /** The requester at the door has the same name, and has to be told to wait now and then. */
    private static <T> T again(java.util.function.Supplier<T> request) {
        for (int tries = 0; ; tries++) {
            try {
                return request.get();
            } catch (RuntimeException refused) {
                if (!TealApi.mayPass(refused) || tries > 100) {
                    throw refused;
                }
            }
        }
    }

    private static long lines(TealProcess teal, String text) {
        return teal.log().lines().filter(line -> line.contains(text)).count();
    }

    private static void say(String format, Object... values) {
        System.out.println("load: " + String.format(Locale.ROOT, format, values));
    }
}
