package teal.lab.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Whole releases, one after the other, while the company's Teal instances are killed at random moments and restarted at
 * once. The moments are drawn from one seed; but they depend on what a busy machine does, so a second run with the same seed
 * is similar, not identical.
 */
public final class CrashRun implements AutoCloseable {

    /** Until the next kill, once an instance is ready: long enough to make progress, short enough to hit recoveries too. */
    private static final int LONGEST_PAUSE = 5_000;

    /** A long run reports its progress now and then. */
    private static final int REPORTED = 10;

    /** One kill in this many hits an instance that may still be starting. */
    private static final int STARTING = 8;

    /**
     * @param breaches violations of the invariants, and ends that are not what they claim, one line each
     * @param releases how each of them ended, by version
     */
    public record Outcome(
            int kills,
            Map<String, String> releases,
            List<Interruption> interruptions,
            List<String> breaches,
            Duration took) {}

    private final EngineScene scene;
    private final CrashPoints points;
    private final Random random;
    private final int kills;
    private final ScheduledExecutorService killer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "killer"));
    private final Crew crew;

    /** @param teals how many instances run at the same time */
    public CrashRun(EngineScene scene, int teals, int kills, long seed) {
        this.scene = scene;
        this.points = new CrashPoints(scene.company());
        this.kills = kills;
        this.random = new Random(seed);
        this.crew = new Crew(scene, new Random(seed + 1));
        scene.company().letUsersCome();
        for (int i = 0; i < teals; i++) {
            scene.start();
        }
    }

    public Outcome run() {
        Instant begun = Instant.now();
        Future<?> killing = killer.submit(this::killAgainAndAgain);
        List<String> breaches = new ArrayList<>();
        Map<String, String> ends = new LinkedHashMap<>();
        try {
            do {
                crew.release(ends, breaches);
            } while (!killing.isDone());
        } catch (RuntimeException waitedInVain) {
            if (killing.isDone()) {
                finish(killing);
            }
            throw new AssertionError("the Teals' last words:\n" + scene.logs(), waitedInVain);
        }
        finish(killing);
        breaches.addAll(scene.breaches());
        select(TealProcess::endedByItself)
                .forEach(teal -> breaches.add("a Teal instance ended by itself:\n" + teal.log()));
        return new Outcome(
                kills, ends, Interruption.of(scene.engines()), breaches, Duration.between(begun, Instant.now()));
    }

    private void killAgainAndAgain() {
        try {
            for (int kill = 1; kill <= kills; kill++) {
                awaitMomentAndKill();
                scene.begin();
                if (kill % REPORTED == 0) {
                    System.out.println(kill + " of " + kills + " kills so far");
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** At a random time, or at a crash point if one comes up before that. */
    private void awaitMomentAndKill() throws InterruptedException {
        while (select(TealProcess::isReady).isEmpty()) {
            if (select(TealProcess::isAlive).isEmpty()) {
                throw new IllegalStateException("no Teal came up again:\n" + scene.logs());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        Duration pause = Duration.ofMillis(random.nextInt(LONGEST_PAUSE));
        CrashPoint[] all = CrashPoint.values();
        int drawn = random.nextInt(2 * all.length);
        if (drawn >= all.length) {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            killOne();
        } else if (!points.within(pause, all[drawn], this::killOne)) {
            killOne();
        }
    }

    private void killOne() {
        List<TealProcess> ready = select(TealProcess::isReady);
        boolean any = ready.isEmpty() || random.nextInt(STARTING) == 0;
        List<TealProcess> candidates = any ? select(TealProcess::isAlive) : ready;
        scene.kill(candidates.get(random.nextInt(candidates.size())));
    }

    private List<TealProcess> select(Predicate<TealProcess> which) {
        return scene.engines().stream().filter(which).toList();
    }

    private static void finish(Future<?> killing) {
        try {
            killing.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("killing failed", failed.getCause());
        }
    }

    @Override
    public void close() {
        killer.shutdownNow();
        scene.close();
    }
}
