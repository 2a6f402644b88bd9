package teal.lab.process;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import teal.board.ReleaseView;
import teal.lab.ReleaseScene;
import teal.lab.process.TealApi.Asked;
import teal.release.ReleaseState;

/**
 * A company's people: they request a release, answer questions and sometimes want it rolled back. What they say may get lost
 * when a Teal instance is killed; then they say it again.
 */
final class Crew {

    /** With Teal being killed all the time. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final EngineScene scene;
    private final Random random;

    Crew(EngineScene scene, Random random) {
        this.scene = scene;
        this.random = random;
    }

    /** Has one version released, or rolled back, and checks that the end is what it claims to be. */
    void release(Map<String, String> ends, List<String> breaches) {
        Map<String, String> before = scene.company().versions();
        String version = scene.newVersion();
        String approved = random.nextInt(4) > 0 ? "yes" : "no";
        Instant regret = random.nextInt(4) > 0 ? Instant.MAX : Instant.now().plusMillis(random.nextInt(30_000));
        String release = scene.requestUntilItArrives(version);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsMatching(TealApi::mayPass)
                .until(() -> hasEnded(release, approved, regret));
        ReleaseState end = scene.awaitEnd(release).state();
        ends.put(version, end.text());
        Map<String, String> after = scene.company().versions();
        boolean good = switch (end) {
            case RELEASED ->
                after.size() == before.size() && Set.copyOf(after.values()).equals(Set.of(version));
            case ROLLED_BACK, CANCELLED -> after.equals(before);
            default -> false;
        };
        if (!good) {
            breaches.add("release " + release + " of " + version + " ended as " + end.text() + ", and nodes run "
                    + after + " after " + before);
        }
    }

    private boolean hasEnded(String release, String approved, Instant regret) {
        TealApi api = scene.api();
        for (Asked task : api.tasks()) {
            if (task.key().equals(ReleaseScene.APPROVAL)) {
                api.approve(task, approved);
            } else {
                api.decide(task, "retry", "");
            }
        }
        if (Instant.now().isAfter(regret)) {
            ReleaseView view = api.release(release);
            if (view.endedAt().isEmpty() && view.rollBackRequest().isEmpty()) {
                api.rollBack(release, "by the test");
            }
        }
        return api.hasEnded(release);
    }
}
