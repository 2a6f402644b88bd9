package teal.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import teal.board.ReleaseView;
import teal.board.Releases;
import teal.lab.LabCompany;
import teal.lab.LabUsers;
import teal.lab.ReleaseScene;
import teal.process.request.ReleaseRequest;
import teal.process.request.ReleaseStarter;
import teal.release.ReleaseId;
import teal.release.ReleaseState;
import teal.token.TokenRequest;
import teal.token.Tokens;

/** The documented pipelines: their own shell, with the real command, an artifact repository and a running Teal. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
class PipelinesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String LOGIN = "publisher:repository-password";

    @TempDir
    static Path directory;

    private final Map<String, byte[]> published = new ConcurrentHashMap<>();
    private HttpServer repository;
    private LabCompany company;
    private ReleaseScene scene;
    private String token = "";

    @BeforeAll
    void open() throws IOException {
        repository = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        repository.createContext("/shop/", this::answer);
        repository.start();
        company = LabCompany.open(0);
        scene = ReleaseScene.open(company, Map.of("teal.applications.shop.deployment.artifacts.from", place() + "/"));
        AtomicReference<String> secret = new AtomicReference<>();
        LabUsers.as(
                "adam",
                scene.teal(IdentityService.class),
                () -> secret.set(scene.teal(Tokens.class)
                        .make(new TokenRequest("ci", null, "shop", null))
                        .secret()));
        token = secret.get();
        Path command = Files.createDirectories(directory.resolve("bin")).resolve("teal");
        Files.writeString(
                command,
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path")
                        + "' teal.TealApplication \"$@\"\n");
        assertThat(command.toFile().setExecutable(true)).isTrue();
    }

    @AfterAll
    void close() {
        scene.close();
        company.close();
        repository.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        ".gitlab-ci.yml, CI_COMMIT_TAG, GITLAB_USER_LOGIN, rita, log",
        ".github/workflows/release.yml, GITHUB_REF_NAME, GITHUB_ACTOR, rita, summary.md",
        "Jenkinsfile, TAG_NAME, BUILD_USER_ID, rita, release.txt",
        "azure-pipelines.yml, BUILD_SOURCEBRANCHNAME, BUILD_REQUESTEDFOREMAIL, rita@example.test, release.md"
    })
    void buildsPublishesReleasesShowsTheLinkAndWaits(
            String file, String versionIsIn, String personIsIn, String person, String linkIsIn) throws Exception {
        String version = scene.newVersion();
        Path work = workspace(file, version);
        Map<String, String> environment = environment(work);
        environment.put(versionIsIn, version);
        environment.put(personIsIn, person);
        List<String> steps = PipelinesPage.steps(file);
        assertThat(String.join("\n", steps)).contains("teal release shop").doesNotContain("${{", "$(Build");

        CompletableFuture<Integer> pipeline =
                CompletableFuture.supplyAsync(() -> run(steps, work, environment), all -> new Thread(all).start());

        ReleaseId id = awaitRelease(version, pipeline, work);
        scene.awaitTask(id, ReleaseScene.APPROVAL);
        String page = scene.url("/camunda/app/cockpit/default/#/releases/") + id;
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(text(work.resolve(linkIsIn))).contains(page));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(text(work.resolve("log"))).contains("waits for Approve traffic switch  " + page));
        assertThat(pipeline).as("waits for the approval").isNotDone();
        scene.approve(id, "yes");

        assertThat(pipeline.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(() -> text(work.resolve("log")))
                .isZero();
        ReleaseView ended = scene.view(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(ended.requestedBy()).contains("pipeline:ci");
        assertThat(ended.requestedFor()).contains("rita");
        assertThat(text(work.resolve("log"))).contains("released").doesNotContain(token, LOGIN);
    }

    /** By Ctrl-C, by a reader that has seen enough, or by a release that went back. */
    @Test
    void whatEndsTheCommandDoesNotEndTheRelease() throws Exception {
        ReleaseId id = scene.teal(ReleaseStarter.class).start(new ReleaseRequest("shop", "90.0.0", put("90.0.0")));
        scene.awaitTask(id, ReleaseScene.APPROVAL);
        Path work = workspace("interrupted", "90.0.0");
        Process watch =
                shell("exec env --default-signal=INT teal watch shop > seen 2> complaint", work, environment(work));
        await().atMost(PATIENCE).until(() -> text(work.resolve("seen")).contains("waits for Approve"));
        assertThat(new ProcessBuilder("kill", "-INT", String.valueOf(watch.pid()))
                        .start()
                        .waitFor())
                .isZero();
        assertThat(watch.waitFor()).as("as a shell reports SIGINT").isEqualTo(130);
        assertThat(text(work.resolve("complaint")))
                .contains("teal: stopped waiting; release " + id + " goes on. Follow it again with `teal watch " + id)
                .doesNotContain("Exception");

        Process reader = shell(
                "TERM=dumb teal watch shop 2> complaint | head -n 1 > seen; exit ${PIPESTATUS[0]}",
                work,
                environment(work));
        await().atMost(PATIENCE).until(() -> !text(work.resolve("seen")).isEmpty());
        assertThat(scene.view(id).endedAt()).isEmpty();
        scene.approve(id, "no");
        assertThat(reader.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(text(work.resolve("seen"))).doesNotContain("\u001B");
        assertThat(text(work.resolve("complaint"))).doesNotContain("Exception");
        assertThat(reader.exitValue())
                .as("nobody reads any more, or it went back")
                .isIn(ExitCode.UNEXPECTED.number(), ExitCode.ROLLED_BACK.number());
        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.ROLLED_BACK);
    }

    private ReleaseId awaitRelease(String version, CompletableFuture<Integer> pipeline, Path work) {
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            assertThat(pipeline)
                                    .as(() -> text(work.resolve("log")))
                                    .isNotDone();
                            return scene.teal(Releases.class).newest(5).stream()
                                    .filter(release -> release.version().equals(version))
                                    .findFirst()
                                    .map(release -> new ReleaseId(release.id()));
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Each step by a shell of its own, as CI systems do: none after one that has failed. */
    private int run(List<String> steps, Path work, Map<String, String> environment) {
        try {
            for (String step : steps) {
                Process shell = shell(step + "\n", work, environment);
                int code = shell.waitFor();
                if (code != 0) {
                    return code;
                }
                text(work.resolve("env"))
                        .lines()
                        .map(line -> line.split("=", 2))
                        .forEach(set -> environment.put(set[0], set[1]));
            }
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process shell(String script, Path work, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-eo", "pipefail", "-c", script)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(work.resolve("log").toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Path workspace(String name, String version) throws IOException {
        Path work = Files.createDirectories(directory.resolve(name.replace('/', '-')));
        Path built = Path.of(URI.create(company.artifact(version)));
        Path build = work.resolve("build.sh");
        Files.writeString(build, "#!/bin/sh\ntest \"$1\" = " + version + " && cp '" + built + "' shop.tar.gz\n");
        assertThat(build.toFile().setExecutable(true)).isTrue();
        Files.writeString(work.resolve("log"), "");
        return work;
    }

    private Map<String, String> environment(Path work) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", directory.resolve("bin") + ":" + System.getenv("PATH"));
        environment.put("HOME", directory.toString());
        environment.put("TEAL_SERVER", scene.url(""));
        environment.put("TEAL_TOKEN", token);
        environment.put("REPO", place());
        environment.put("REPO_LOGIN", LOGIN);
        environment.put("GITHUB_ENV", work.resolve("env").toString());
        environment.put("GITHUB_STEP_SUMMARY", work.resolve("summary.md").toString());
        return environment;
    }

    private String put(String version) throws IOException {
        company.publish(version, 0, Map.of());
        published.put(
                "/shop/shop-" + version + ".tar.gz",
                Files.readAllBytes(Path.of(URI.create(company.artifact(version)))));
        return place() + "/shop-" + version + ".tar.gz";
    }

    private String place() {
        return "http://127.0.0.1:" + repository.getAddress().getPort() + "/shop";
    }

    /** Publishing needs a password; reading does not. */
    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] sent = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestMethod().equals("PUT")) {
            boolean known = ("Basic " + Base64.getEncoder().encodeToString(LOGIN.getBytes(UTF_8)))
                    .equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (known) {
                published.put(path, sent);
            }
            exchange.sendResponseHeaders(known ? 201 : 401, -1);
        } else {
            byte[] found = published.get(path);
            exchange.sendResponseHeaders(found == null ? 404 : 200, found == null ? -1 : found.length);
            if (found != null) {
                exchange.getResponseBody().write(found);
            }
        }
        exchange.close();
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
