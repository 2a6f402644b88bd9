package teal.engine.bound;

import java.util.List;
import org.jspecify.annotations.Nullable;
import teal.process.task.RefusedAnswer;

/**
 * A diagram that cannot be carried out as it is drawn: the next attempt would fail in the same way. A job that meets it
 * is not repeated, and the person who asked for the work reads the message.
 */
public final class DiagramFault extends RefusedAnswer {

    private static final long serialVersionUID = 1L;

    private static final int MOST = 1_500;

    private final transient List<String> executions;

    /**
     * @param place the element that cannot be carried out
     * @param found what was found there
     * @param executions ids of the executions that took part, the most likely one first
     */
    DiagramFault(@Nullable FaultPlace place, String found, List<String> executions, Throwable cause) {
        super(text(place, found), cause);
        this.executions = List.copyOf(executions);
    }

    private static String text(@Nullable FaultPlace place, String found) {
        String shown = found.length() > MOST ? found.substring(0, MOST) + "..." : found;
        return (place == null ? "the diagram cannot be carried out" : place.toString()) + ": " + shown
                + ". Trying again would not help: correct the diagram and move the release to it, or roll the release"
                + " back";
    }

    List<String> executions() {
        return executions;
    }

    /** The place is in the message; a thousand lines of the engine's would add nothing. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
