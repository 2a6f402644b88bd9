package teal.process.step;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import teal.deploy.Artifact;
import teal.deploy.NodeState;
import teal.deploy.OtherDigest;
import teal.release.PermanentRefusal;
import teal.release.Version;

/** Where nodes have a version from, if it is there already: one name for two artifacts would leave open which of them runs. */
final class Origins {

    private final Version version;
    private final Artifact artifact;

    Origins(Version version, Artifact artifact) {
        this.version = version;
        this.artifact = artifact;
    }

    /**
     * What will be replaced, and what will be used although it is not from the artifact, in words.
     *
     * @throws PermanentRefusal if nodes have the version from another artifact, and it is not to be replaced or cannot be,
     *     since a roll-back would have to bring it back
     */
    List<String> check(List<NodeState> states, OtherDigest other) {
        String found = others(states.stream());
        List<String> adopted = adopted(states);
        if (found.isEmpty()) {
            return adopted;
        }
        String wanted = artifact.fileName() + " with the SHA-256 " + artifact.sha256();
        String running = others(states.stream()
                .filter(state -> state.current().filter(version::equals).isPresent()));
        if (other == OtherDigest.REFUSED) {
            throw new PermanentRefusal("version " + version + " is there already, but not from " + wanted + " (found: "
                    + found + "); release it under a new version, or request the artifact that is there"
                    + (running.isEmpty() ? ", or ask for it to be replaced ('replace')" : ""));
        }
        if (!running.isEmpty()) {
            throw new PermanentRefusal("version " + version + " cannot be replaced by " + wanted
                    + ": it runs from another artifact (" + running + "), which a roll-back could not bring back;"
                    + " release it under a new version");
        }
        return Stream.concat(
                        Stream.of("version " + version + " is replaced by " + wanted + ", as requested (until now: "
                                + found + ")"),
                        adopted.stream())
                .toList();
    }

    /** No artifact could bring those back; going back to one of them is going back to what ran. */
    private List<String> adopted(List<NodeState> states) {
        String nodes = states.stream()
                .filter(state -> state.adopted().contains(version))
                .map(state -> state.node().name())
                .collect(Collectors.joining(", "));
        return nodes.isEmpty()
                ? List.of()
                : List.of(nodes + ": version " + version + " is used as it was adopted there, not as it is in "
                        + artifact.fileName());
    }

    private String others(Stream<NodeState> states) {
        return states.flatMap(state -> state.otherDigest(version, artifact.sha256()).stream()
                        .map(found -> state.node().name() + " from SHA-256 " + found))
                .collect(Collectors.joining(", "));
    }
}
