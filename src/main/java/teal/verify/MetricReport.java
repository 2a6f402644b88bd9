package teal.verify;

import java.util.List;
import teal.release.Report;

/**
 * The result of a query.
 *
 * @param samples each series with its value
 */
public record MetricReport(boolean passed, String summary, String query, List<String> samples) implements Report {

    public MetricReport {
        samples = List.copyOf(samples);
    }
}
