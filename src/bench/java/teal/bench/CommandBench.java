package teal.bench;

import java.io.IOException;
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
import teal.lab.process.InstalledCommand;
import teal.lab.process.PackagedTeal;
import teal.release.ReleaseId;

/**
 * How long the command takes, with the finished jar: unpacked and started by {@code docker/teal/teal} as the documentation
 * says, and straight from the jar. {@code ./mvnw package -DskipTests}, then {@code ./mvnw test -Dtest=CommandBench}.
 */
class CommandBench {

    private static final int RUNS = 20;

    @TempDir
    Path directory;

    @Test
    void theCommandAnswers() throws IOException {
        InstalledCommand teal = InstalledCommand.in(directory);
        try (ReleaseScene scene = ReleaseScene.open(LabCompany.open(0), Map.of())) {
            ReleaseId release = scene.request(scene.newVersion());
            scene.awaitTask(release, ReleaseScene.APPROVAL);
            Map<String, String> environment =
                    Map.of("TEAL_SERVER", scene.url(""), "TEAL_USER", "anna", "TEAL_PASSWORD", LabUsers.PASSWORD);
            List<String> installed = teal.command();
            List<String> straight = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-jar",
                    PackagedTeal.jar().toString());
            print("teal --help", environment, installed, "--help");
            print("teal status shop", environment, installed, "status", "shop");
            print("java -jar teal.jar --help", environment, straight, "--help");
            print("java -jar teal.jar status shop", environment, straight, "status", "shop");
        }
    }

    private void print(String name, Map<String, String> environment, List<String> start, String... arguments) {
        List<String> command = new ArrayList<>(start);
        command.addAll(List.of(arguments));
        Command timed = new Command(name, directory, environment, version -> command);
        List<Duration> took =
                Stream.generate(() -> timed.release("")).limit(RUNS).sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "  %-30s median %4d ms, best %4d ms, worst %4d ms of %d%n",
                name,
                took.get(RUNS / 2).toMillis(),
                took.get(0).toMillis(),
                took.get(RUNS - 1).toMillis(),
                RUNS);
    }
}
