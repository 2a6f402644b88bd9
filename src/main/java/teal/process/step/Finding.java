package teal.process.step;

import teal.release.Report;

/** A report consisting of one sentence. */
record Finding(boolean passed, String summary, boolean unneeded) implements Report {

    static Finding good(String summary) {
        return new Finding(true, summary, false);
    }

    /** There was nothing to do, and why. */
    static Finding unneeded(String summary) {
        return new Finding(true, summary, true);
    }

    static Finding bad(String summary) {
        return new Finding(false, summary, false);
    }
}
