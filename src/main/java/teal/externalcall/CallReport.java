package teal.externalcall;

import teal.release.Report;

/**
 * The result of a call.
 *
 * @param output the beginning of the response body
 */
public record CallReport(boolean passed, String summary, int status, String output) implements Report {}
