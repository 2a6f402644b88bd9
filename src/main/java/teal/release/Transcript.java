package teal.release;

import java.util.function.Supplier;

/** Keeps what the commands of one attempt at a step print, for people to look at, also while they still run. */
public interface Transcript {

    /** Where nobody looks. */
    Transcript NONE = (source, printed) -> {};

    /**
     * From now on, what this source has printed so far is asked for now and then, from any thread, and once more at the
     * attempt's end.
     *
     * @param source whose output it is, such as a node's name
     */
    void follow(String source, Supplier<String> printed);
}
