package teal.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import teal.lab.LabCompany;
import teal.lab.LabUsers;
import teal.lab.ReleaseScene;
import teal.release.ReleaseId;

/**
 * What clients that follow a release by events cost Teal: the processor time of the threads that serve them, while the release
 * waits and while it goes on. {@code ./mvnw test -Dtest=FollowersBench -Dteal.bench.followers=200}
 */
class FollowersBench {

    private static final int FOLLOWERS = Integer.getInteger("teal.bench.followers", 200);
    private static final Duration WAITING = Duration.ofSeconds(Integer.getInteger("teal.bench.seconds", 60));

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Test
    void manyFollowOneRelease() throws InterruptedException {
        try (ReleaseScene scene = ReleaseScene.open(LabCompany.open(0), Map.of())) {
            ReleaseId release = scene.request(scene.newVersion());
            scene.awaitTask(release, ReleaseScene.APPROVAL);
            AtomicLong events = new AtomicLong();
            HttpClient client = HttpClient.newHttpClient();
            // A few at a time: more requests of one user at once than Teal works on have to wait
            for (int started = 1; started <= FOLLOWERS; started++) {
                client.sendAsync(request(scene, release), BodyHandlers.ofLines())
                        .thenAcceptAsync(
                                answer -> answer.body()
                                        .filter(line -> line.startsWith("id:"))
                                        .forEach(line -> events.incrementAndGet()),
                                reading -> new Thread(reading).start());
                if (started % 5 == 0) {
                    long wanted = started;
                    await().atMost(Duration.ofMinutes(2)).until(() -> events.get() >= wanted);
                }
            }

            print("while it waits", () -> Thread.sleep(WAITING.toMillis()));
            long before = events.get();
            print("while it goes on", () -> {
                scene.approve(release, "yes");
                scene.awaitEnd(release);
            });
            System.out.println("  " + (events.get() - before) / FOLLOWERS + " events for each of them");
            assertThat(events.get()).isGreaterThan(before + FOLLOWERS);
        }
    }

    private interface Meanwhile {
        void act() throws InterruptedException;
    }

    private void print(String when, Meanwhile meanwhile) throws InterruptedException {
        Map<Long, Long> before = cpu();
        long begin = System.nanoTime();
        meanwhile.act();
        double took = System.nanoTime() - begin;
        long spent = cpu().entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                .sum();
        System.out.printf(
                "  %d followers, %s: %.2f %% of a core over %.0f s%n", FOLLOWERS, when, 100 * spent / took, took / 1e9);
    }

    /** Of the threads that look, write and serve, in nanoseconds. */
    private Map<Long, Long> cpu() {
        Map<Long, Long> times = new HashMap<>();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().matches("(release-followers|http-).*")) {
                times.put(thread.getThreadId(), threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return times;
    }

    private static HttpRequest request(ReleaseScene scene, ReleaseId release) {
        return HttpRequest.newBuilder(URI.create(scene.url("/api/releases/" + release + "/events")))
                .header("Authorization", LabUsers.basic("anna"))
                .build();
    }
}
