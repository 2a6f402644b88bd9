package teal.process.step;

import teal.release.Report;

/** A report consisting of one sentence. */
record Finding(boolean passed, String summary) implements Report {

    static Finding good(String summary) {
        return new Finding(true, summary);
    }

    static Finding bad(String summary) {
        return new Finding(false, summary);
    }
}
