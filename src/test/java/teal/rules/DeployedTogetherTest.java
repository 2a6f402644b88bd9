package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import teal.inventory.ApplicationSettings;

/** What only a whole deployment shows, or only the installation that it is for. */
class DeployedTogetherTest {

    @Test
    void reportFilesMissingFromTheDeployment() {
        Map<String, byte[]> files = Shipped.files();
        files.remove("rolling-deployment.bpmn");
        files.keySet().removeIf(file -> file.startsWith("decide-") && !file.equals("decide-node.form"));
        files.keySet().removeIf(file -> file.matches("blue-green-release.bpmn|rollback.bpmn"));
        files.put("copy.bpmn", files.get("cluster-upgrade.bpmn"));
        files.remove("request-release.form");

        assertThat(DiagramCheck.check(files))
                .extracting(Mistake::toString)
                .contains(
                        "cluster-upgrade.bpmn, 'Roll out version' (CallActivity_RollOutVersion): calls the process"
                                + " 'rolling-deployment',"
                                + " which is not part of this deployment; deploy it too, or call one of:"
                                + " cluster-upgrade, wait-for-caches, wait-for-window, wait-out-freeze [complete-set]",
                        "cluster-upgrade.bpmn, 'Decide how to proceed' (UserTask_DecideHowToGoOn): uses the form"
                                + " 'decide-upgrade', which is not"
                                + " part of this deployment; deploy it too, or choose one of: approve-switch,"
                                + " decide-node, override-freeze [complete-set]",
                        "copy.bpmn has the process 'cluster-upgrade', and so has cluster-upgrade.bpmn; leave one of"
                                + " them out, or give it another id [complete-set]");
    }

    @Test
    void reportNamesMissingFromTheInventory() {
        Map<String, byte[]> files = Shipped.files();
        files.put(
                "cluster-upgrade.bpmn",
                Edit.of("cluster-upgrade.bpmn")
                        .set("Task_StageArtifact", "camunda:delegateExpression", "${callEndpoint}")
                        .removeExtension("Task_StageArtifact", "inputParameter", "name", "cluster")
                        .add(
                                "Task_StageArtifact",
                                "<camunda:inputOutput><camunda:inputParameter name=\"endpoint\">purge"
                                        + "</camunda:inputParameter></camunda:inputOutput>")
                        .xml()
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(DiagramCheck.check(files)).isEmpty();
        assertThat(DiagramCheck.check(files, new Vocabulary().with(Vocabulary.Kind.ENDPOINT, Set.of("purge"))))
                .isEmpty();
        assertThat(DiagramCheck.check(files, new Vocabulary().with(Vocabulary.Kind.ENDPOINT, Set.of("purge-cache"))))
                .extracting(Mistake::toString)
                .containsExactly(
                        "cluster-upgrade.bpmn, 'Stage artifact' (Task_StageArtifact): input 'endpoint' of callEndpoint: 'purge' is not"
                                + " in endpoints of the inventory, which has purge-cache; add it there, or correct it"
                                + " here [step-inputs]");
    }

    @Test
    void warnOfAVariableThatOnlySomePathsSet() {
        Map<String, byte[]> files = Shipped.files();
        files.put(
                "cluster-upgrade.bpmn",
                Edit.of("cluster-upgrade.bpmn")
                        .condition("Flow_BakeTimeOver_CachesExpired", "${idle}")
                        .condition("Flow_BakeTimeOver_WatchTraffic", "${!idle}")
                        .xml()
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(DiagramCheck.check(files)).isEmpty();
        assertThat(DiagramCheck.warnings(files))
                .extracting(Mistake::toString)
                .containsExactlyInAnyOrder(
                        "cluster-upgrade.bpmn, the flow 'yes' from 'Bake time over?' to 'Caches have expired'"
                                + " (Flow_BakeTimeOver_CachesExpired): on a path to here nothing sets the variable 'idle',"
                                + " which is read here; lead every path before this through 'Check that cluster is idle'"
                                + " [variables-set]",
                        "cluster-upgrade.bpmn, the flow 'no' from 'Bake time over?' to 'Watch live traffic'"
                                + " (Flow_BakeTimeOver_WatchTraffic): on a path to here nothing sets the variable 'idle',"
                                + " which is read here; lead every path before this through 'Check that cluster is idle'"
                                + " [variables-set]");
    }

    /** As an inventory may call it; everybody else is only warned. */
    @Test
    void refuseTheRemovalOfAGuardThatAnApplicationRequires() {
        Map<String, byte[]> files = Shipped.files();
        files.put(
                "cluster-upgrade.bpmn",
                Edit.of("cluster-upgrade.bpmn")
                        .lead("Flow_CachesExpired_CheckIdle", "CallActivity_WaitBeforeRollOut")
                        .xml()
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(DiagramCheck.check(files, new Vocabulary())).isEmpty();
        assertThat(DiagramCheck.warnings(files)).extracting(Mistake::rule).containsOnly("guards-kept");
        assertThat(DiagramCheck.check(files, new Vocabulary().requiring("shop", List.of("watch"))))
                .isEmpty();
        assertThat(DiagramCheck.check(
                        files,
                        new Vocabulary().requiring("shop", List.of("idle")).requiring("till", List.of("idle"))))
                .extracting(Mistake::toString)
                .containsExactly(
                        "cluster-upgrade.bpmn, 'Roll out version' (CallActivity_RollOutVersion): on a path to 'Roll out"
                                + " version' nothing checks that the cluster is idle, so open connections may be cut; put"
                                + " 'Check that cluster is idle' there (required by shop, till in the inventory)"
                                + " [guards-kept]");
    }

    @Test
    void knowEachGuardThatAnInventoryMayRequire() {
        assertThat(GuardsKept.names()).containsExactlyInAnyOrderElementsOf(ApplicationSettings.GUARDS);
    }

    @Test
    void reportMissingGroups() {
        Map<String, byte[]> files = Shipped.files();
        files.put(
                "cluster-upgrade.bpmn",
                Edit.of("cluster-upgrade.bpmn")
                        .set(
                                "UserTask_DecideHowToGoOn",
                                "camunda:candidateGroups",
                                "operatros, night-shift,${application}")
                        .xml()
                        .getBytes(StandardCharsets.UTF_8));
        Vocabulary vocabulary = new Vocabulary()
                .with(Vocabulary.Kind.GROUP, Set.of("approvers", "operators"))
                .with(Vocabulary.Kind.GROUP, Set.of("night-shift"));

        assertThat(DiagramCheck.check(files)).isEmpty();
        assertThat(DiagramCheck.check(files, new Vocabulary()))
                .as("where groups are made later")
                .isEmpty();
        assertThat(DiagramCheck.check(files, vocabulary))
                .extracting(Mistake::toString)
                .containsExactly(
                        "cluster-upgrade.bpmn, 'Decide how to proceed' (UserTask_DecideHowToGoOn): there is no group 'operatros', so"
                                + " nobody would see this task; create it in the Admin application, or choose one of:"
                                + " approvers, night-shift, operators [tasks-assigned]");
    }
}
