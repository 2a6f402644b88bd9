package teal.deploy;

import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.Quoted;
import teal.release.StaleAttempt;
import teal.release.TechnicalFailure;

/** Judges Teal's own commands on nodes, whose exit codes are fixed by {@link RemoteCommands}. */
final class Plumbing {

    private Plumbing() {}

    /** Returns the output of a command that worked. */
    static String output(Node node, String doing, CommandResult result) {
        String message = "node " + node.name() + ": " + doing + " failed with exit code " + result.exitCode() + ": "
                + result.lastLines();
        checkNotStale(node, result);
        return switch (result.exitCode()) {
            case 0 -> result.output();
            case RemoteCommands.REFUSED ->
                throw new PermanentRefusal("node " + node.name() + ": " + doing + ": " + result.lastLines());
            default -> throw new TechnicalFailure(message);
        };
    }

    /** A command that worked, and whose answer is not one that it gives. */
    static TechnicalFailure cut(Node node, String doing, String output) {
        return new TechnicalFailure("node " + node.name() + ": " + doing + ": the answer came without its end ("
                + Quoted.text(output.strip()) + "); it is asked again");
    }

    /** @throws StaleAttempt if the node has seen a later attempt */
    static void checkNotStale(Node node, CommandResult result) {
        if (result.exitCode() == RemoteCommands.OUT_OF_TURN && result.output().startsWith("teal: ")) {
            throw new StaleAttempt(
                    "node " + node.name() + ": " + result.output().strip().substring("teal: ".length()));
        }
    }
}
