package teal.process.variable;

/** Who writes a variable, besides administrators. */
public enum Writer {
    /** Teal's steps alone, which rely on it: so it is for every variable that says nothing else. */
    STEPS,
    /** Whoever requests a release, in the request. */
    REQUESTS,
    /** Whoever answers a task that asks for it, in the answer. */
    ANSWERS,
    /** Authors of diagrams, as an input of a step. */
    AUTHORS
}
