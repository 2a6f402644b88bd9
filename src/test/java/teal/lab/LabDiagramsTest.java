package teal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import teal.process.request.NewestDiagrams;

/** An author saves files while the lab runs. */
@Tag("whole")
class LabDiagramsTest {

    private static final String UPGRADE = "cluster-upgrade.bpmn";

    private static LabCompany company;
    private static ConfigurableApplicationContext teal;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @TempDir
    private Path directory;

    private LabDiagrams diagrams;

    @BeforeAll
    static void open() {
        company = LabCompany.withoutShop();
        teal = TealInLab.start(company, Map.of("server.port", 0), new String[0]);
    }

    @AfterAll
    static void close() {
        teal.close();
        company.close();
    }

    @BeforeEach
    void watch() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        }
        diagrams = LabDiagrams.watch(directory, repository(), said::add);
    }

    @AfterEach
    void leave() throws IOException {
        diagrams.close();
    }

    @Test
    void deploysWhatIsSaved() throws IOException {
        int version = version("cluster-upgrade");

        replace(UPGRADE, "name=\"Warm up cluster\"", "name=\"Warm the cluster up\"");

        assertThat(answer())
                .contains(UPGRADE)
                .endsWith("changed: deployed as version " + (version + 1)
                        + " of cluster-upgrade; the next release runs it");
        assertThat(version("cluster-upgrade")).isEqualTo(version + 1);
    }

    @Test
    void deploysFormsTogetherWithTheDiagramsThatShowThem() throws IOException {
        int version = version("blue-green-release");

        replace("approve-switch.form", "\"Comment\"", "\"What you looked at\"");

        assertThat(answer())
                .contains("approve-switch.form")
                .contains("version " + (version + 1) + " of blue-green-release");
    }

    @Test
    void removesWhatIsDeleted() throws IOException {
        Path more = directory.resolve("wait-some-more.bpmn");
        Files.writeString(
                more,
                Files.readString(directory.resolve("wait-for-caches.bpmn"))
                        .replace("\"wait-for-caches\"", "\"wait-some-more\""));
        assertThat(answer()).endsWith("deployed as version 1 of wait-some-more; the next release runs it");
        said.clear();

        Files.delete(more);

        assertThat(answer())
                .contains("wait-some-more.bpmn gone: deployed as version ")
                .endsWith("of blue-green-release; the next release runs it");
        assertThat(repository().getDeploymentResourceNames(newestDeployment())).doesNotContain("wait-some-more.bpmn");
    }

    @Test
    void saysWhichReleasesUseAnotherProcess() throws IOException {
        Files.copy(
                Path.of("docs/examples/hotfix/canary-free-hotfix.bpmn"), directory.resolve("canary-free-hotfix.bpmn"));

        assertThat(answer())
                .endsWith("canary-free-hotfix.bpmn new: deployed as version 1 of canary-free-hotfix; applications that"
                        + " name it under 'processes' in the inventory can be released by it");
    }

    @Test
    void reportsMistakesAndDeploysNothing() throws IOException {
        int version = version("cluster-upgrade");

        replace(UPGRADE, "${warmUp}", "${warmUpp}");

        assertThat(answer())
                .contains("changed: nothing was deployed")
                .contains("cluster-upgrade.bpmn, 'Warm up cluster' (Task_WarmUp): '${warmUpp}' is not one of Teal's"
                        + " steps; apply one of Teal's templates to this task [known-step]")
                .endsWith("\n  Until then the next release runs what was deployed before.");
        assertThat(version("cluster-upgrade")).isEqualTo(version);
    }

    private void replace(String file, String found, String replacement) throws IOException {
        String text = Files.readString(directory.resolve(file));
        assertThat(text).contains(found);
        Files.writeString(directory.resolve(file), text.replace(found, replacement));
    }

    private String answer() {
        await().atMost(Duration.ofSeconds(60)).until(() -> !said.isEmpty());
        return String.join("\n", said);
    }

    private static int version(String process) {
        return repository()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getVersion();
    }

    private static String newestDeployment() {
        return NewestDiagrams.deployment(repository()).orElseThrow();
    }

    private static RepositoryService repository() {
        return teal.getBean(RepositoryService.class);
    }
}
