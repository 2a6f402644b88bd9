package teal.verify;

import java.util.List;
import teal.release.Report;

/**
 * What a query measured.
 *
 * @param samples each series with its value
 */
public record MetricReport(boolean passed, String summary, String query, List<String> samples) implements Report {

    public MetricReport {
        samples = List.copyOf(samples);
    }
}
