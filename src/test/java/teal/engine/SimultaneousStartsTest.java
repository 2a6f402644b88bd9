package teal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.board.Releases;
import teal.lab.ApiCaller;
import teal.lab.ApiCaller.Answer;
import teal.lab.InvariantsHold;
import teal.lab.ReleaseScene;
import teal.release.ReleaseId;

/** Of any number of starts at the same moment one begins, and the others are told which. */
@Tag("whole")
@InvariantsHold
@TestInstance(Lifecycle.PER_CLASS)
class SimultaneousStartsTest {

    private static final int STARTS = 20;

    private final ExecutorService people = Executors.newFixedThreadPool(STARTS);
    private ReleaseScene scene;
    private ApiCaller rita;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(Map.of());
        rita = new ApiCaller(scene::url, "rita");
    }

    @AfterAll
    void close() {
        people.shutdownNow();
        scene.close();
    }

    @Test
    void ofTwentyStartsOverTheApiOneBeginsAndTheOthersNameIt() throws Exception {
        int known = releases();
        String version = scene.newVersion();

        List<Answer> answers = atOnce(() -> rita.post("/api/releases", wanted(version)));

        Map<Integer, List<Answer>> byStatus = answers.stream().collect(Collectors.groupingBy(Answer::status));
        assertThat(byStatus).containsOnlyKeys(201, 409);
        assertThat(byStatus.get(201)).hasSize(1);
        ReleaseId begun =
                new ReleaseId(byStatus.get(201).get(0).body().path("id").asText());
        assertThat(byStatus.get(409)).hasSize(STARTS - 1).allSatisfy(answer -> {
            assertThat(answer.body().path("release").asText()).isEqualTo(begun.value());
            assertThat(answer.body().path("detail").asText()).contains(begun.value());
        });
        assertThat(releases()).isEqualTo(known + 1);
        scene.approve(begun, "no");
        scene.awaitEnd(begun);
    }

    @Test
    void ofTwentyStartsInTasklistOneBeginsAndTheOthersAreRefusedInTheFormNamingIt() throws Exception {
        int known = releases();
        String version = scene.newVersion();

        List<Answer> answers = atOnce(() -> startAsTasklistDoes(version));

        Map<Integer, List<Answer>> byStatus = answers.stream().collect(Collectors.groupingBy(Answer::status));
        assertThat(byStatus).containsOnlyKeys(200, 400);
        assertThat(byStatus.get(200)).hasSize(1);
        ReleaseId begun =
                new ReleaseId(byStatus.get(200).get(0).body().path("id").asText());
        assertThat(byStatus.get(400))
                .hasSize(STARTS - 1)
                .allSatisfy(answer -> assertThat(answer.body().path("message").asText())
                        .contains("is already being released", begun.value()));
        assertThat(releases()).isEqualTo(known + 1);
        scene.approve(begun, "no");
        scene.awaitEnd(begun);
    }

    private Map<String, String> wanted(String version) {
        return Map.of(
                "application",
                "shop",
                "version",
                version,
                "artifact",
                scene.company().artifact(version));
    }

    /** The start form of the web application sends this. */
    private Answer startAsTasklistDoes(String version) {
        Map<String, Object> variables = wanted(version).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> Map.of("value", entry.getValue(), "type", "String")));
        return rita.post(
                "/engine-rest/process-definition/key/blue-green-release/submit-form", Map.of("variables", variables));
    }

    private int releases() {
        return scene.teal(Releases.class).newest(100).size();
    }

    private <T> List<T> atOnce(Callable<T> start) throws Exception {
        CyclicBarrier together = new CyclicBarrier(STARTS);
        List<Future<T>> results = IntStream.range(0, STARTS)
                .mapToObj(i -> people.submit(() -> {
                    together.await();
                    return start.call();
                }))
                .toList();
        List<T> all = new ArrayList<>();
        for (Future<T> result : results) {
            all.add(result.get());
        }
        return all;
    }
}
