package teal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import teal.lab.ApiCaller;
import teal.lab.mall.Mall;
import teal.lab.process.TealProcess;

/**
 * How long a check of one large application takes: each node is logged in to over SSH and asked by HTTP. The nodes are the
 * lab's own SSH servers, all in the bench's JVM, and each runs the check's script in a real shell, on the same machine.
 * {@code ./mvnw test -Dtest=CheckBench -Dteal.bench.nodes=50}
 */
class CheckBench {

    private static final int NODES = Integer.getInteger("teal.bench.nodes", 50);
    private static final int RUNS = Integer.getInteger("teal.bench.runs", 9);

    @Test
    void aCheckOfManyNodes() {
        try (Mall mall = Mall.ofClusters(List.of(NODES));
                TealProcess teal = start(mall)) {
            mall.publish("2.0.0");
            ApiCaller rita = new ApiCaller(path -> teal.address() + path, "rita");
            Duration first = check(rita);
            List<Duration> took =
                    Stream.generate(() -> check(rita)).limit(RUNS).sorted().toList();
            System.out.printf(
                    Locale.ROOT,
                    "check of 2 x %d nodes: the first %.1f s, then median %.1f s, best %.1f s, worst %.1f s of %d%n",
                    NODES,
                    seconds(first),
                    seconds(took.get(RUNS / 2)),
                    seconds(took.get(0)),
                    seconds(took.get(RUNS - 1)),
                    RUNS);
        }
    }

    private static Duration check(ApiCaller rita) {
        long begin = System.nanoTime();
        ApiCaller.Answer answer = rita.get("/api/applications/a001/check");
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("items"))
                .filteredOn(item -> item.path("question").asText().equals("log-in"))
                .hasSize(2 * NODES)
                .extracting((JsonNode item) -> item.path("outcome").asText())
                .containsOnly("passed");
        return took;
    }

    private static TealProcess start(Mall mall) {
        Map<String, Object> settings = new LinkedHashMap<>(mall.properties());
        settings.put("logging.level.teal", "warn");
        return TealProcess.start(mall.directory().resolve("teal"), settings).awaitReady();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
