package teal.verify;

import teal.release.Node;

/** Fails the test if verification asks the node itself, although the application is to be asked. */
enum NobodyOnNode implements VersionOnNode {
    ASKED;

    @Override
    public FoundVersion printedBy(Node node, String command) {
        throw new AssertionError("a command was run on " + node.name());
    }

    @Override
    public FoundVersion ranBy(Node node, VersionProcess process) {
        throw new AssertionError("a process was looked for on " + node.name());
    }
}
