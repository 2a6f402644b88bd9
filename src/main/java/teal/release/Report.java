package teal.release;

/** The findings of a step. A report that did not pass is a "no" from the outside world, not a technical failure. */
public interface Report {

    boolean passed();

    /** One sentence for people: what was checked and what was found; if it did not pass, what to do next. */
    String summary();

    /** Whether there was nothing to do. People who read what happened then need not look at it. */
    default boolean unneeded() {
        return false;
    }
}
