package teal.endpoint;

import teal.release.Report;

/**
 * What came of a call.
 *
 * @param output the beginning of the answer's body
 */
public record CallReport(boolean passed, String summary, int status, String output) implements Report {}
