package teal.process.step;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import teal.deploy.VersionSwitch;
import teal.release.Node;
import teal.release.Report;
import teal.release.Version;

/**
 * Switches one node to its version and restarts it, unless it already runs that version. If a node runs anything that
 * neither this release nor the plan put there, someone else changed it, and it is not overwritten.
 */
@Component
class ActivateVersion extends IndispensableStep {

    ActivateVersion(StepServices services) {
        super(services);
    }

    @Override
    Report act(StepContext step) {
        return WayBack.isMissing(step)
                .or(() -> WhereUsersAre.forbidsChanging(step))
                .orElseGet(() -> activate(step));
    }

    private static Report activate(StepContext step) {
        Node node = step.node();
        Version version = step.versionFor(node);
        boolean running = step.verifier()
                .look(node)
                .version()
                .filter(version.value()::equals)
                .isPresent();
        // A node without a version to go back to may run anything: it was away, or is new.
        Set<Version> expected = step.plan().before(node).isEmpty()
                ? Set.of()
                : Stream.of(
                                Optional.of(version),
                                Optional.of(step.released()),
                                step.plan().before(node))
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet());
        // The version to restore came from the artifact of an earlier release.
        Optional<String> digest =
                Optional.of(step.plan().artifact().sha256()).filter(pinned -> version.equals(step.released()));
        VersionSwitch wanted = new VersionSwitch(version, digest, expected);
        return Activation.of(version, step.deployer().activate(node, wanted, !running, step.token()));
    }
}
