package teal.process.step;

import teal.release.Report;

/**
 * A "no" of a step that left everything as it was: it looked first, and went no further.
 *
 * @param changed stored with the report, for those who ask later what the release has changed
 */
record NothingDone(boolean passed, String summary, boolean changed) implements Report {

    NothingDone(String summary) {
        this(false, summary, false);
    }
}
