package teal.nodeactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.lab.ApiCaller;
import teal.lab.InvariantsHold;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.lab.nodes.LabNode;
import teal.lab.programs.ExitCode;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** A shop that was installed by other means, taken over while users are on it. */
@Tag("whole")
@InvariantsHold(andNoRequestFailed = true)
@TestInstance(Lifecycle.PER_CLASS)
class AdoptionTest {

    private final LabCompany company = LabCompany.open();
    private ReleaseScene scene;

    @BeforeAll
    void open() {
        // From now on it runs from a directory that Teal knows nothing about
        company.nodes().all().forEach(AdoptionTest::moveElsewhere);
        await().atMost(Duration.ofMinutes(1)).until(() -> company.versions().size() == 4);
        scene = ReleaseScene.open(company, Map.of("teal.applications.shop.deployment.batch", 2));
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void whatRunsBecomesAVersionToGoBackTo() throws IOException {
        String elsewhere = company.nodes().get("blue-1").directory().getParent() + "/{node}/elsewhere";
        assertThat(adopt("rita", elsewhere, false).status()).isEqualTo(403);
        assertThat(adopt("otto", "elsewhere", false).status()).isEqualTo(400);

        ApiCaller.Answer shown = adopt("otto", elsewhere, true);
        assertThat(shown.status()).as("%s", shown.body()).isEqualTo(200);
        assertThat(shown.body().path("done").asBoolean()).isFalse();
        assertThat(found(shown)).hasSize(4).allMatch(found -> found.contains("is copied to releases/1.0.0"));
        assertThat(currentLinks()).isEmpty();

        // One node does not fit, and is left alone
        Path foreign = company.nodes().get("green-2").directory().resolve("current");
        Files.createDirectories(foreign);
        ApiCaller.Answer done = adopt("otto", elsewhere, false);
        assertThat(found(done))
                .filteredOn(found -> found.contains("is adopted as 1.0.0"))
                .hasSize(3);
        assertThat(found(done)).anyMatch(found -> found.contains("current is not a link; move it away"));
        Files.delete(foreign);
        assertThat(found(adopt("otto", elsewhere, false)))
                .filteredOn(found -> found.contains("had been adopted as 1.0.0"))
                .hasSize(3);
        assertThat(currentLinks()).hasSize(4);
        assertThat(company.versions()).hasSize(4).values().containsOnly("1.0.0");

        ReleaseId id = scene.request(scene.newVersion());
        scene.approve(id, "no");
        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(company.versions()).hasSize(4).values().containsOnly("1.0.0");

        String version = scene.newVersion();
        ReleaseId next = scene.request(version);
        scene.approve(next, "yes");
        assertThat(scene.awaitEnd(next).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(company.versions()).hasSize(4).values().containsOnly(version);
    }

    private ApiCaller.Answer adopt(String person, String from, boolean dryRun) {
        return new ApiCaller(scene::url, person)
                .post("/api/applications/shop/adoption", Map.of("from", from, "dryRun", dryRun));
    }

    private static List<String> found(ApiCaller.Answer answer) {
        return StreamSupport.stream(answer.body().path("nodes").spliterator(), false)
                .map((JsonNode node) -> node.path("found").asText())
                .toList();
    }

    private List<Path> currentLinks() {
        return company.nodes().all().stream()
                .map(node -> node.directory().resolve("current"))
                .filter(Files::isSymbolicLink)
                .toList();
    }

    private static void service(Path directory, String action, Path from) throws IOException {
        ProcessBuilder command = new ProcessBuilder("bin/service", action)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        command.environment().put("TEAL_DIRECTORY", from.toString());
        assertThat(ExitCode.of(command.start())).isZero();
    }

    /** The version's files are moved away, and nothing of Teal's is left. */
    private static void moveElsewhere(LabNode node) {
        Path directory = node.directory();
        try {
            service(directory, "stop", directory);
            Path release = directory.resolve("current").toRealPath();
            Files.delete(directory.resolve("current"));
            Files.move(release, directory.resolve("elsewhere"));
            Files.deleteIfExists(directory.resolve("elsewhere/.teal-sha256"));
            try (Stream<Path> left = Files.walk(directory.resolve("releases"))) {
                for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            Path old = Files.createDirectories(directory.resolve("legacy"));
            Files.createSymbolicLink(old.resolve("current"), directory.resolve("elsewhere"));
            service(directory, "start", old);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
