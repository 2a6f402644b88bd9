package teal.deploy;

import teal.release.Report;

/**
 * The result of changing one node.
 *
 * @param output the output of the inventory's command, cleaned and bounded
 * @param unneeded whether the node was left alone, because there was nothing to do
 */
public record NodeReport(boolean passed, String summary, String output, boolean unneeded) implements Report {

    NodeReport(boolean passed, String summary, String output) {
        this(passed, summary, output, false);
    }

    static NodeReport leftAlone(String summary) {
        return new NodeReport(true, summary, "", true);
    }
}
