package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import teal.board.ReleaseView;
import teal.lab.ReleaseScene;
import teal.lab.mall.Mall;
import teal.lab.mall.MallShop;
import teal.lab.process.PostgreSql;
import teal.lab.process.TealApi;
import teal.lab.process.TealApi.Asked;
import teal.lab.process.TealProcess;
import teal.release.ReleaseState;

/**
 * Twenty applications are released at the same time by two Teals, of which one is killed and started again three times, at
 * random moments; more with {@code -Dteal.applications=50 -Dteal.kills=10}.
 */
@Tag("whole")
class ManyReleasesTest {

    private static final int APPLICATIONS = Integer.getInteger("teal.applications", 20);

    private static final int KILLS = Integer.getInteger("teal.kills", 3);

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final long seed = Long.getLong("teal.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final List<TealProcess> engines = new CopyOnWriteArrayList<>();
    private PostgreSql database;
    private Mall mall;

    @BeforeEach
    void open() {
        database = PostgreSql.start();
        mall = Mall.open(APPLICATIONS);
        settings.putAll(database.settings());
        settings.putAll(mall.properties());
        start();
        start();
        engines.forEach(TealProcess::awaitReady);
    }

    @AfterEach
    void close() {
        engines.forEach(TealProcess::close);
        mall.close();
        database.close();
    }

    @Test
    void allEndWellThoughEnginesAreKilled() {
        String artifact = mall.publish("2.0.0");
        Map<MallShop, String> releases = new LinkedHashMap<>();
        for (MallShop shop : mall.shops()) {
            releases.put(shop, api().start(shop.name(), "2.0.0", artifact));
        }
        for (int kill = 1; kill <= KILLS; kill++) {
            // A restart of each node is a release's slowest part, so these moments are spread over all of it.
            long changes = random.nextInt(APPLICATIONS) + (kill - 1L) * APPLICATIONS;
            awaitWhileApproving(() -> {
                assertThat(changes()).as("changes of nodes").isGreaterThan(changes);
                assertThat(engines).as("engines").allMatch(TealProcess::isReady);
            });
            TealProcess victim = engines.get(random.nextInt(engines.size()));
            mall.shops().forEach(shop -> shop.recorder().trouble());
            victim.close();
            engines.remove(victim);
            start();
        }
        awaitWhileApproving(() -> assertThat(releases.values())
                .as("releases, with seed %d", seed)
                .allSatisfy(
                        release -> assertThat(api().release(release).endedAt()).isPresent()));

        releases.forEach((shop, release) -> {
            ReleaseView ended = api().release(release);
            assertThat(ended.state()).as("%s", ended).isEqualTo(ReleaseState.RELEASED);
            assertThat(shop.versions()).hasSize(4).containsOnly("2.0.0");
            shop.recorder().assertInvariants(ended);
        });
    }

    private long changes() {
        return mall.shops().stream()
                .mapToLong(shop -> shop.recorder().changes().size())
                .sum();
    }

    private void awaitWhileApproving(org.awaitility.core.ThrowingRunnable wanted) {
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                    .failFast(
                            "a Teal instance ended by itself",
                            () -> !engines.stream().allMatch(TealProcess::isAlive))
                    .untilAsserted(() -> {
                        answerAll();
                        wanted.run();
                    });
        } catch (ConditionTimeoutException | TerminalFailureException inVain) {
            throw new AssertionError(
                    "the Teals' last words:\n"
                            + engines.stream().map(TealProcess::lastWords).collect(Collectors.joining("\n---\n")),
                    inVain);
        }
    }

    private void answerAll() {
        for (Asked task : api().tasks()) {
            try {
                if (task.key().equals(ReleaseScene.APPROVAL)) {
                    api().approve(task, "yes");
                } else {
                    api().decide(task, "retry", "by the test");
                }
            } catch (TealApi.Refused answeredMeanwhile) {
                // By the same answer, whose confirmation was lost with an engine
            }
        }
    }

    /** Of one that is ready: never more than one is not. */
    private TealApi api() {
        return engines.stream()
                .filter(TealProcess::isReady)
                .findFirst()
                .orElseThrow()
                .api();
    }

    private void start() {
        engines.add(TealProcess.start(mall.directory().resolve("teal"), settings));
    }
}
