package teal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import teal.lab.process.CrashRun;
import teal.lab.process.CrashRun.Outcome;
import teal.lab.process.EngineScene;
import teal.lab.process.Interruption;
import teal.lab.process.PostgreSql;

/**
 * Whatever the moment at which Teal is killed, no invariant breaks and every release comes to its end. {@code ./mvnw test
 * -Dtest=RandomKillsTest -Dteal.kills=1000 -Dteal.seed=1} does it more often.
 */
@Tag("whole")
class RandomKillsTest {

    private static final int KILLS = Integer.getInteger("teal.kills", 10);

    private static final long SEED = Long.getLong("teal.seed", new Random().nextInt(1_000_000));

    /** With a line at the beginning of each step, too. */
    private static final Map<String, Object> TALKATIVE = Map.of("logging.level.teal.process.step", "debug");

    @Test
    void aTealThatIsKilledAgainAndAgainKeepsAllInvariants() {
        survives("one Teal on H2", EngineScene.onH2(TALKATIVE), 1, KILLS * 3 / 10);
    }

    @Test
    void twoTealsThatAreKilledAgainAndAgainKeepAllInvariants() {
        try (PostgreSql database = PostgreSql.start()) {
            survives("two Teals on PostgreSQL", EngineScene.on(database, TALKATIVE), 2, KILLS - KILLS * 3 / 10);
        }
    }

    private static void survives(String what, EngineScene scene, int teals, int kills) {
        System.out.println(what + ": " + kills + " kills with seed " + SEED);
        try (CrashRun run = new CrashRun(scene, teals, kills, SEED)) {
            Outcome outcome = run.run();
            System.out.println(what + " " + summary(outcome));
            assertThat(outcome.breaches())
                    .as("what broke with seed %s; the Teals' last words:\n%s", SEED, scene.logs())
                    .isEmpty();
            assertThat(outcome.releases()).isNotEmpty();
        }
    }

    private static String summary(Outcome outcome) {
        List<Duration> waited = outcome.interruptions().stream()
                .map(Interruption::waited)
                .sorted()
                .toList();
        Map<String, Long> ends =
                outcome.releases().values().stream().collect(Collectors.groupingBy(end -> end, Collectors.counting()));
        return "with seed " + SEED + ": " + outcome.kills() + " kills in "
                + outcome.took().toSeconds() + " s, releases "
                + ends + ", violations " + outcome.breaches().size() + "; " + waited.size()
                + " steps were interrupted and taken up again"
                + (waited.isEmpty()
                        ? ""
                        : ", after " + seconds(waited.get(waited.size() / 2)) + " in the median and "
                                + seconds(waited.get(waited.size() - 1)) + " at most");
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }
}
