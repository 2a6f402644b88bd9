package teal.process.step;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import teal.deploy.NodeState;
import teal.release.Cluster;
import teal.release.Quoted;
import teal.release.Version;
import teal.verify.HealthReport;

/**
 * What the live nodes say they run. A node that says nothing, or something else than it was given, would do so after the
 * roll-out too, and its health check would fail: better to hear that before anything is changed. Where the inventory lets
 * processes count instead, the plan and the approval say so.
 */
final class ReportedVersions {

    private ReportedVersions() {}

    static List<String> warnings(Cluster live, List<HealthReport> looks, List<NodeState> states) {
        boolean silent = !looks.isEmpty()
                && looks.stream().allMatch(look -> look.version().isEmpty());
        Stream<String> unconfirmed = looks.stream().allMatch(HealthReport::confirmed)
                ? Stream.of()
                : Stream.of(
                        "the application itself does not confirm which version it runs: the processes on its nodes count"
                                + " instead (verification.version.process)");
        Stream<String> troubles = silent
                ? Stream.of("no node of " + live.name() + " reports its version ("
                        + looks.get(0).summary()
                        + "): the new version's health check will fail too, unless it reports one; check"
                        + " verification.version")
                : looks.stream().flatMap(look -> mismatch(look, states));
        return Stream.concat(unconfirmed, troubles).toList();
    }

    private static Stream<String> mismatch(HealthReport look, List<NodeState> states) {
        Optional<Version> current = states.stream()
                .filter(state -> state.node().name().equals(look.node()))
                .findFirst()
                .flatMap(NodeState::current);
        return look
                .version()
                .filter(reported ->
                        current.filter(link -> !link.value().equals(reported)).isPresent())
                .map(reported -> look.node() + " was given " + current.get() + " and reports " + Quoted.text(reported)
                        + ": a version has to report itself as it is released, or as verification.version.pattern says")
                .stream();
    }
}
