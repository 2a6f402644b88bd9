package teal.deploy;

import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.TechnicalFailure;

/** Judges Teal's own commands on nodes, whose exit codes are fixed by {@link RemoteCommands}. */
final class Plumbing {

    private Plumbing() {}

    /** Returns the output of a command that worked. */
    static String output(Node node, String doing, CommandResult result) {
        String message = "node " + node.name() + ": " + doing + " failed with exit code " + result.exitCode() + ": "
                + result.lastLines();
        return switch (result.exitCode()) {
            case 0 -> result.output();
            case RemoteCommands.REFUSED ->
                throw new PermanentRefusal("node " + node.name() + ": " + doing + ": " + result.lastLines());
            default -> throw new TechnicalFailure(message);
        };
    }
}
