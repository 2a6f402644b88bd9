package teal.lab.invariants;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import teal.lab.nodes.Ran;

/**
 * A command that changed a node.
 *
 * @param done whether it succeeded
 * @param link the target of {@code current} afterwards, such as {@code releases/2.0.0}
 */
public record NodeChange(
        Instant begun, Instant ended, String cluster, String node, Kind kind, boolean done, String link) {

    /** The kind of change. */
    public enum Kind {
        /** A version was added to those that are there. */
        STAGE("was staged"),
        /** The link {@code current} was moved. */
        SWITCH("was switched"),
        /** The inventory's restart command. */
        RESTART("was restarted");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    // Recognised by what only this script does and prints; the text around it may change.
    private static final String STAGING = "mv content ";
    private static final String SWITCHING = "mv -T ";
    private static final Pattern SWITCHED = Pattern.compile("(?m)^switched$");

    /** The exit code of a command that the node's fence refused, because a later attempt had been there before. */
    private static final int FENCED_OFF = 86;

    /** Whether this is the command that makes a version current; only its output shows whether it did. */
    public static boolean wouldSwitch(String command) {
        return command.contains(SWITCHING);
    }

    /** Empty if the command only read, or was refused. */
    public static Optional<NodeChange> of(Ran ran, String cluster, String restartCommand) {
        if (ran.exitCode() == FENCED_OFF) {
            return Optional.empty();
        }
        if (ran.command().contains(restartCommand)) {
            return Optional.of(of(ran, cluster, Kind.RESTART));
        }
        if (ran.command().contains(SWITCHING) && SWITCHED.matcher(ran.output()).find()) {
            return Optional.of(of(ran, cluster, Kind.SWITCH));
        }
        if (ran.exitCode() == 0 && ran.command().contains(STAGING)) {
            return Optional.of(of(ran, cluster, Kind.STAGE));
        }
        return Optional.empty();
    }

    private static NodeChange of(Ran ran, String cluster, Kind kind) {
        return new NodeChange(ran.begun(), ran.ended(), cluster, ran.node(), kind, ran.exitCode() == 0, ran.link());
    }

    /** The same, by a clock other than the node's. */
    public NodeChange by(UnaryOperator<Instant> clock) {
        return new NodeChange(clock.apply(begun), clock.apply(ended), cluster, node, kind, done, link);
    }

    /** Whether it affected the running version; staging does not. */
    boolean disturbs() {
        return kind != Kind.STAGE;
    }

    @Override
    public String toString() {
        return "node " + node + " of " + cluster + " " + kind.text + (kind == Kind.SWITCH ? " to " + link : "")
                + (done ? "" : " in vain") + " from " + begun + " to " + ended;
    }
}
