package teal.release;

/**
 * One attempt's right to change the outside world for a step. Attempts have increasing numbers: a node or record that has
 * seen a later one refuses an earlier one, which can only come from an engine that was stalled for too long.
 */
public interface FencingToken {

    /** Larger than that of any earlier attempt in the application's releases. */
    long number();

    /**
     * Makes sure that this attempt still holds its step; call it right before each change.
     *
     * @throws StaleAttempt if it no longer does
     */
    void check();

    /** Receives the output of the attempt's commands. */
    default Transcript transcript() {
        return Transcript.NONE;
    }
}
