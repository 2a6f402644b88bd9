package teal.deploy;

import teal.release.Report;

/**
 * The result of changing one node.
 *
 * @param output the output of the inventory's command, cleaned and bounded
 */
public record NodeReport(boolean passed, String summary, String output) implements Report {}
