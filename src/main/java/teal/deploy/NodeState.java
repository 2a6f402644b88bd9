package teal.deploy;

import java.util.List;
import java.util.Optional;
import teal.release.Node;
import teal.release.Version;

/**
 * The state of a node.
 *
 * @param current the version that {@code current} points at
 * @param previous the version that was current before
 * @param complete the versions that are completely there
 */
public record NodeState(Node node, Optional<Version> current, Optional<Version> previous, List<Version> complete) {

    public NodeState {
        complete = List.copyOf(complete);
    }
}
