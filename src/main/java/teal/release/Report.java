package teal.release;

/** What a step found out. A report that did not pass is a "no" from the world, not a technical failure. */
public interface Report {

    boolean passed();

    /** One sentence for people: what was looked at and what was found; if it did not pass, what to do next. */
    String summary();
}
