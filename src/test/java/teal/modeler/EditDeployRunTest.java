package teal.modeler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.ReleaseScene;
import teal.lab.tools.NodeTools;
import teal.release.Node;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/**
 * An author puts a database migration before the roll-out, in the Modeler, and deploys it: the next release migrates, and the
 * one that runs already ends as it began.
 */
@Tag("whole")
class EditDeployRunTest {

    private static final String UPGRADE = "cluster-upgrade.bpmn";
    private static final String ADDED = "Migrate database";

    @RegisterExtension
    static final OpenModeler<ModelerWindow> MODELER = OpenModeler.ofAuthor();

    private static ReleaseScene scene;

    @TempDir
    private Path directory;

    @BeforeAll
    static void open() {
        scene = ReleaseScene.open(Map.of(
                "teal.applications.shop.deployment.tasks.migrate-database.run",
                "echo \"$TEAL_NODE $TEAL_VERSION\" >> migrations"));
    }

    @AfterAll
    static void close() {
        if (scene != null) {
            scene.close();
        }
    }

    @Test
    void theNextReleaseTakesTheNewStepAndTheRunningOneEndsAsItBegan() throws IOException {
        String oldVersion = scene.newVersion();
        ReleaseId older = scene.request(oldVersion);
        scene.awaitTask(older, ReleaseScene.APPROVAL);

        Path edited = directory.resolve(UPGRADE);
        Files.writeString(edited, edit(Files.readString(ModelerWindow.PROCESSES.resolve(UPGRADE))));
        assertThat(NodeTools.run("report.mjs", List.of(edited.toString()))).isEqualToIgnoringWhitespace("[]");
        assertThat(deploy("rita", edited).statusCode()).isEqualTo(403);
        HttpResponse<String> deployed = deploy("paula", edited);
        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);

        scene.approve(older, "yes");
        assertThat(scene.awaitEnd(older).state()).isEqualTo(ReleaseState.RELEASED);
        String newVersion = scene.newVersion();
        ReleaseId next = scene.request(newVersion);
        scene.approve(next, "yes");
        assertThat(scene.awaitEnd(next).state()).isEqualTo(ReleaseState.RELEASED);

        assertThat(timesTaken(older, ADDED)).isZero();
        assertThat(timesTaken(next, ADDED)).isEqualTo(2);
        assertThat(migrations()).containsExactlyInAnyOrder("blue-1 " + newVersion, "green-1 " + newVersion);
        scene.assertInvariants();
        assertThat(scene.company().traffic().snapshot().failures()).isEmpty();
    }

    private static String edit(String xml) {
        ModelerWindow modeler = MODELER.window();
        assertThat(modeler.opens(xml)).isEmpty();
        String task = modeler.canvas().putsTaskOnto("Flow_StageArtifact_RollOutVersion");
        modeler.waitsUntil(() -> modeler.canvas().isMarked(task));
        assertThat(modeler.problems()).contains(task + ": Element is missing label/name");
        modeler.photographs("modeler-task-without-template");
        assertThat(modeler.problems()).as("there is room for it").noneMatch(problem -> problem.contains("overlaps"));
        modeler.panel().names(ADDED);
        modeler.panel().chooses("Run a command");
        modeler.panel().fills("Task", "bin/migrate");
        assertThat(modeler.panel().complaint("Task"))
                .isEqualTo("Allowed: a name of lower-case letters, digits and '-', such as migrate-database");
        modeler.waitsUntil(() -> modeler.problems()
                .contains(task
                        + ": input 'task' of runCommand: found 'bin/migrate'; allowed: a name of lower-case letters,"
                        + " digits and '-', such as migrate-database"));
        modeler.photographs("wrong-field");
        modeler.panel().fills("Task", "migrate-database");
        modeler.panel().fills("On", "one-node");
        modeler.waitsUntil(() -> modeler.verdict().equals(ModelerWindow.NO_PROBLEMS));
        modeler.photographs("modeler-edited");
        return modeler.saves();
    }

    /** As the Modeler's deploy button does. */
    private static HttpResponse<String> deploy(String author, Path file) throws IOException {
        return scene.engineRest(author).deploy("Upgrade one cluster", Map.of(UPGRADE, Files.readAllBytes(file)));
    }

    private static long timesTaken(ReleaseId release, String step) {
        return scene
                .teal(HistoryService.class)
                .createHistoricActivityInstanceQuery()
                .activityName(step)
                .finished()
                .list()
                .stream()
                .filter(taken -> taken.getRootProcessInstanceId().equals(release.value()))
                .count();
    }

    /** What the migration wrote, on all nodes. */
    private static List<String> migrations() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Node node : scene.company().nodes().nodes()) {
            Path written = scene.company().nodes().applicationDirectory(node).resolve("migrations");
            if (Files.exists(written)) {
                lines.addAll(Files.readAllLines(written));
            }
        }
        return lines;
    }
}
