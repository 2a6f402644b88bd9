package teal.process.variable;

/** Who writes a variable, apart from administrators. */
public enum Writer {
    /** Only Teal's steps, which rely on it: the default for every variable. */
    STEPS,
    /** The person who requests a release, in the request. */
    REQUESTS,
    /** The person who answers a task that asks for it, in the answer. */
    ANSWERS,
    /** Authors of diagrams, as an input of a step. */
    AUTHORS
}
