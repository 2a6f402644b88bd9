package teal.release;

import java.util.function.Supplier;

/** Keeps the output of one attempt's commands so that people can view it, even while the commands are still running. */
public interface Transcript {

    /** For when nobody is watching. */
    Transcript NONE = (source, printed) -> {};

    /**
     * From now on, this source's output so far is fetched from time to time, on any thread, and once more when the attempt
     * ends.
     *
     * @param source where the output comes from, such as a node's name
     */
    void follow(String source, Supplier<String> printed);
}
