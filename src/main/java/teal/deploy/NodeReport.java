package teal.deploy;

import teal.release.Report;

/**
 * What came of changing one node.
 *
 * @param output what the inventory's command printed, cleaned and bounded
 */
public record NodeReport(boolean passed, String summary, String output) implements Report {}
