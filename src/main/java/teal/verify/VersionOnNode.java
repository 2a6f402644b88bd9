package teal.verify;

import teal.release.Node;

/** Where the application cannot be asked for its version over HTTP, the node itself is. */
public interface VersionOnNode {

    /**
     * What a command on the node prints.
     *
     * @throws teal.release.TechnicalFailure if the node cannot be asked now
     * @throws teal.release.PermanentRefusal if it cannot be asked until somebody changes something
     */
    FoundVersion printedBy(Node node, String command);

    /** The version that a process runs: one that began after the switch of {@code current} and runs from there. */
    FoundVersion ranBy(Node node, VersionProcess process);
}
