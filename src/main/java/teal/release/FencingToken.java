package teal.release;

/**
 * The right of one attempt at one step to change the world. Attempts are numbered upwards: a node or a record that has seen
 * a later one refuses an earlier one, which can only come from an engine that stood still for too long.
 */
public interface FencingToken {

    /** Larger than that of every earlier attempt of the application's releases. */
    long number();

    /**
     * Makes sure that this attempt still holds its step; called right before each change.
     *
     * @throws StaleAttempt if it does not
     */
    void check();

    /** What the attempt's commands print is told here. */
    default Transcript transcript() {
        return Transcript.NONE;
    }
}
