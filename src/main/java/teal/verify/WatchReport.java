package teal.verify;

import java.time.Duration;
import teal.release.Report;

/**
 * How a cluster served while it was watched.
 *
 * @param successShare from 0 to 1
 * @param p95 of the requests that were answered; of failed ones, the time until they failed
 */
public record WatchReport(
        boolean passed, String summary, int requests, int failures, double successShare, Duration p95, Duration watched)
        implements Report {}
