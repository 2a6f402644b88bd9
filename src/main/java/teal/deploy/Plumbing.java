package teal.deploy;

import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.Quoted;
import teal.release.StaleAttempt;
import teal.release.TechnicalFailure;

/** Interprets the exit codes of Teal's own commands on nodes, which {@link RemoteCommands} defines. */
final class Plumbing {

    private static final String STALE = "teal: ";

    private Plumbing() {}

    /** Returns the output of a successful command. */
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

    /** The command succeeded but its answer is not a valid one. */
    static TechnicalFailure cut(Node node, String doing, String output) {
        return new TechnicalFailure("node " + node.name() + ": " + doing + ": the answer came without its end ("
                + Quoted.text(output.strip()) + "); it is asked again");
    }

    /** @throws StaleAttempt if the node has seen a later attempt */
    static void checkNotStale(Node node, CommandResult result) {
        if (result.exitCode() == RemoteCommands.OUT_OF_TURN) {
            result.output()
                    .lines()
                    .filter(line -> line.startsWith(STALE))
                    .findFirst()
                    .ifPresent(line -> {
                        throw new StaleAttempt("node " + node.name() + ": " + line.substring(STALE.length()));
                    });
        }
    }
}
