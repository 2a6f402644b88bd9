package teal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.LabCompany;
import teal.lab.LabUsers;
import teal.lab.ReleaseScene;
import teal.release.ReleaseId;

/**
 * How long the command takes, started as the documentation says, with the finished jar: {@code ./mvnw package -DskipTests},
 * then {@code ./mvnw test -Dtest=CommandBench}.
 */
class CommandBench {

    private static final int RUNS = 20;

    @TempDir
    Path directory;

    @Test
    void theCommandAnswers() throws IOException {
        try (ReleaseScene scene = ReleaseScene.open(LabCompany.open(0), Map.of())) {
            ReleaseId release = scene.request(scene.newVersion());
            scene.awaitTask(release, ReleaseScene.APPROVAL);
            Map<String, String> environment =
                    Map.of("TEAL_SERVER", scene.url(""), "TEAL_USER", "anna", "TEAL_PASSWORD", LabUsers.PASSWORD);
            print("teal --help", environment, "--help");
            print("teal status shop", environment, "status", "shop");
        }
    }

    private void print(String name, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar().toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        Command timed = new Command(name, directory, environment, version -> command);
        List<Duration> took =
                Stream.generate(() -> timed.release("")).limit(RUNS).sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "  %-18s median %4d ms, best %4d ms, worst %4d ms of %d%n",
                name,
                took.get(RUNS / 2).toMillis(),
                took.get(0).toMillis(),
                took.get(RUNS - 1).toMillis(),
                RUNS);
    }

    private static Path jar() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(file -> file.getFileName().toString().matches("teal-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("first ./mvnw package -DskipTests"));
        }
    }
}
