package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.ApiCaller;
import teal.lab.ArtifactRepository;
import teal.lab.InvariantsHold;
import teal.lab.ReleaseScene;
import teal.release.ReleaseId;
import teal.release.ReleaseState;
import teal.signin.Certificate;

/** A release of a version by its number alone, from a repository with a password and a redirect to where its content is. */
@Tag("whole")
@InvariantsHold
@TestInstance(Lifecycle.PER_CLASS)
class ReleaseFromRepositoryTest {

    private static final String ARTIFACTS = "teal.applications.shop.deployment.artifacts.";

    private final ArtifactRepository content = ArtifactRepository.start();
    private ArtifactRepository nexus;
    private ReleaseScene scene;
    private Path password;

    @BeforeAll
    void open(@TempDir Path files) throws IOException {
        Certificate certificate = Certificate.make(files, "nexus");
        password = Files.writeString(files.resolve("password"), "old-password");
        nexus = ArtifactRepository.start(certificate.serving(), false);
        admit("open-sesame");
        Map<String, Object> settings = new HashMap<>();
        settings.put(ARTIFACTS + "from[0]", nexus.address() + "/shop/");
        settings.put(ARTIFACTS + "from[1]", content.address() + "/content/");
        settings.put(ARTIFACTS + "address", nexus.address() + "/shop/shop-{version}.tar.gz");
        settings.put(ARTIFACTS + "repositories[0].at", nexus.address() + "/");
        settings.put(ARTIFACTS + "repositories[0].user", "teal");
        settings.put(ARTIFACTS + "repositories[0].password", "file:" + password);
        settings.put(ARTIFACTS + "repositories[0].trust", certificate.file());
        scene = ReleaseScene.open(settings);
    }

    @AfterAll
    void close() {
        scene.close();
        nexus.close();
        content.close();
    }

    private void admit(String secret) {
        nexus.admitOnly(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(("teal:" + secret).getBytes(StandardCharsets.UTF_8)));
    }

    private ApiCaller.Answer post(String version) {
        return new ApiCaller(scene::url, "rita")
                .post("/api/releases", Map.of("application", "shop", "version", version));
    }

    /** What a check finds of the repository. */
    private String checked() {
        return new ApiCaller(scene::url, "rita")
                .get("/api/applications/shop/check").body().path("items").findParents("about").stream()
                        .filter(item -> item.path("about").asText().startsWith(nexus.address()))
                        .map(item -> item.path("outcome").asText() + ": "
                                + item.path("found").asText())
                        .collect(Collectors.joining(", "));
    }

    private ReleaseId request(String version) {
        ApiCaller.Answer started = post(version);
        assertThat(started.status()).as("%s", started.body()).isEqualTo(201);
        return new ReleaseId(started.body().path("id").asText());
    }

    @Test
    void aVersionIsEnough() throws IOException {
        String version = scene.newVersion();
        byte[] built = Files.readAllBytes(
                scene.company().directory().resolve("artifacts").resolve("shop-" + version + ".tar.gz"));
        String path = "/shop/shop-" + version + ".tar.gz";
        nexus.publish(path, built).redirect(path, content.address() + "/content/ab/cdef");
        content.publish("/content/ab/cdef", built);

        ApiCaller.Answer refused = post(version);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().toString())
                .contains("answered 401: it does not accept the user 'teal'")
                .doesNotContain("old-password");
        assertThat(checked()).startsWith("failed: ").contains("answered 401").doesNotContain("old-password");

        Files.writeString(password, "open-sesame");
        assertThat(checked()).startsWith("passed: ");
        ApiCaller.Answer versions = new ApiCaller(scene::url, "rita").get("/api/applications/shop/versions");
        assertThat(versions.body())
                .singleElement()
                .satisfies(one -> assertThat(one.asText()).isEqualTo(version));
        assertThat(scene.engineRest("rita")
                        .get("/process-definition/key/blue-green-release/deployed-start-form")
                        .body())
                .contains("In the repository, newest first: `" + version + "`", "=application != \\\"shop\\\"");
        ReleaseId release = request(version);
        scene.approve(release, "yes");

        assertThat(scene.awaitEnd(release).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(scene.company().versions()).hasSize(4).values().containsOnly(version);
        assertThat(content.asked())
                .isNotEmpty()
                .allSatisfy(asked -> assertThat(asked.header("Authorization")).isEmpty());
    }

    @Test
    void aBusyRepositoryKeepsNeitherARequestNorARollBackWaiting() throws IOException {
        Files.writeString(password, "open-sesame");
        int before = nexus.asked().size();
        nexus.isBusy(Integer.MAX_VALUE, "25");

        ReleaseId release = request(scene.newVersion());
        await("the plan has asked for the artifact").until(() -> nexus.asked().size() == before + 2);
        assertThat(new ApiCaller(scene::url, "otto")
                        .post("/api/releases/" + release + "/rollback", Map.of("reason", "by the test"))
                        .status())
                .isEqualTo(202);

        assertThat(scene.awaitEnd(release).state()).isEqualTo(ReleaseState.CANCELLED);
        assertThat(nexus.asked())
                .as("nobody waited until it wanted to be asked again")
                .hasSize(before + 2);
        nexus.isBusy(0, "");
        Files.writeString(password, "old-password");
    }
}
