package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import teal.lab.LabToken;
import teal.release.PermanentRefusal;
import teal.release.Version;

/** What people read of a change on nodes: whole sentences, with their numbers. */
@Tag("servers")
class DeploymentReportsTest extends DeployerScene {

    private final Map<String, Supplier<String>> shown = new ConcurrentHashMap<>();

    @Override
    ShopNodes startNodes(Path directory, String... names) {
        return ShopNodes.lab(directory, names);
    }

    @Test
    void stagingCountsTheNodesAndThoseThatHadTheVersion() throws IOException {
        Artifact artifact = store.pin(artifacts.build("1.0.0"), null);

        StageReport one = deployer().stage(List.of(node()), ONE, artifact, LabToken.next());
        StageReport both = deployer().stage(nodes(), ONE, artifact, LabToken.next());

        assertThat(one.passed() && both.passed()).isTrue();
        assertThat(one.unneeded()).isFalse();
        assertThat(one.summary()).isEqualTo("version 1.0.0 is on 1 node");
        assertThat(both.summary()).isEqualTo("version 1.0.0 is on 2 nodes, on 1 of them it was before");
        assertThat(both.nodes()).extracting(NodeStage::node).containsExactly("blue-1", "blue-2");
        assertThat(both.nodes()).extracting(NodeStage::alreadyThere).containsExactly(true, false);
    }

    @Test
    void stagingSaysHowMuchWasSentAndHowLongItTook() throws IOException {
        Path jar = Files.write(artifacts.directory().resolve("shop.jar"), new byte[12_345]);
        Artifact artifact = store.pin(artifacts.place() + jar.getFileName(), null);
        long begun = System.nanoTime();

        StageReport report = deployer().stage(nodes(), ONE, artifact, LabToken.next());

        Duration most = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(report.nodes()).extracting(NodeStage::bytes).containsExactly(12_345L, 12_345L);
        assertThat(report.nodes())
                .extracting(NodeStage::took)
                .allSatisfy(took -> assertThat(took).isPositive().isLessThanOrEqualTo(most));
    }

    @Test
    void otherContentIsRefusedWithBothDigests() throws IOException {
        Artifact first = store.pin(artifacts.build("1.0.0"), null);
        deployer().stage(List.of(node()), ONE, first, LabToken.next());
        Artifact other = store.pin(
                artifacts.archive("other.tar.gz", tar -> Artifacts.file(tar, "VERSION", "something else")), null);

        assertThatThrownBy(() -> deployer().stage(List.of(node()), ONE, other, LabToken.next()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessage("node blue-1: version 1.0.0 is there already, but not from other.tar.gz with the SHA-256 "
                        + other.sha256() + " (found: " + first.sha256()
                        + "); release under a new version, or remove the directory on the node");
    }

    @Test
    void aSwitchIsToldFromARestartAndFromNothing() throws IOException {
        Deployer deployer = deployer();
        stage(deployer, ONE);

        NodeReport switched = deployer.activate(node(), ONE, LabToken.next());
        NodeReport restarted = deployer.activate(node(), ONE, LabToken.next());
        NodeReport left = deployer.activate(node(), VersionSwitch.to(ONE), false, LabToken.next());

        assertThat(switched.summary()).isEqualTo("blue-1 switched to version 1.0.0 and restarted");
        assertThat(restarted.summary()).isEqualTo("blue-1 on version 1.0.0 and restarted");
        assertThat(left.summary()).isEqualTo("blue-1 was already on version 1.0.0");
        assertThat(List.of(switched, restarted, left))
                .extracting(NodeReport::unneeded)
                .containsExactly(false, false, true);
    }

    @Test
    void aNodeThatRunsAnotherVersionThanExpectedIsNotSwitched() throws IOException {
        Deployer deployer = deployer();
        stage(deployer, ONE);
        stage(deployer, TWO);
        deployer.activate(node(), ONE, LabToken.next());
        VersionSwitch wanted = new VersionSwitch(TWO, Optional.empty(), Set.of(new Version("0.9")));

        assertThatThrownBy(() -> deployer.activate(node(), wanted, true, LabToken.next()))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageStartingWith("node blue-1: switching to version 2.0.0: ");
        assertThat(deployer.inspect(node()).current()).contains(ONE);
    }

    @Test
    void whatServiceCommandsDidIsNamed() throws IOException {
        Files.createDirectories(on(node()));
        Deployer deployer = deployer("true", "echo drained", "echo back", null);

        NodeReport out = deployer.takeOutOfService(node(), LabToken.next());
        NodeReport in = deployer.putBackInService(node(), LabToken.next());
        NodeReport nothing = deployer().takeOutOfService(node(), LabToken.next());

        assertThat(out).isEqualTo(new NodeReport(true, "blue-1 taken out of service", "drained\n"));
        assertThat(in).isEqualTo(new NodeReport(true, "blue-1 put back in service", "back\n"));
        assertThat(nothing.summary()).isEqualTo("blue-1: no out-of-service command, nothing to do");
        assertThat(nothing.unneeded()).isTrue();
        assertThat(deployer().putBackInService(node(), LabToken.next()).summary())
                .isEqualTo("blue-1: no in-service command, nothing to do");
    }

    @Test
    void aTaskThatTheInventoryLacksIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> deployer().task("migrate"))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessage("deployment.tasks has no 'migrate'; it has: (none); add it to the inventory, or correct"
                        + " the diagram");
    }

    @Test
    void connectionsAreCountedForEachNodeByItsName() throws IOException {
        for (var node : nodes()) {
            Files.createDirectories(on(node));
        }

        Deployer deployer = deployer("true", null, null, "echo ${TEAL_NODE#blue-}");

        assertThat(deployer.connections(nodes())).containsExactly(Map.entry("blue-1", 1), Map.entry("blue-2", 2));
        assertThat(deployer.connections(nodes().get(1))).isEqualTo(2);
    }

    @Test
    void aProcessThatTheNodeDoesNotHaveIsExplained() throws IOException {
        stage(deployer(), ONE);

        RunningProcess process = deployer().process(node(), "pid-file", "shop.pid");

        assertThat(process.version()).isEmpty();
        assertThat(process.why()).contains("shop.pid");
    }

    @Test
    void peopleMayWatchWhatCommandsPrint() throws IOException {
        Deployer deployer = deployer("echo restarting", "echo draining", null, null);
        stage(deployer, ONE);

        deployer.activate(node(), ONE, LabToken.watchedBy(shown::put));
        assertThat(shown.get("blue-1").get()).isEqualTo("restarting\n");
        deployer.takeOutOfService(node(), LabToken.watchedBy(shown::put));
        assertThat(shown.get("blue-1").get()).isEqualTo("draining\n");
    }
}
