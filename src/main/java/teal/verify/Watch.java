package teal.verify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import teal.release.Cluster;
import teal.release.EarlyEnd;
import teal.release.Transcript;

/** Sends requests to the live cluster at a steady pace, whether or not earlier ones have been answered. */
final class Watch {

    private final WatchSettings settings;
    private final Duration requestTimeout;
    private final Probe probe;
    private final Clock clock;

    Watch(VerificationSettings settings, Probe probe, Clock clock) {
        this.settings = settings.watch();
        this.requestTimeout = settings.health().requestTimeout();
        this.probe = probe;
        this.clock = clock;
    }

    /**
     * @param left how long it will be watched with the times that follow this one
     * @param transcript receives, while it watches, what was served so far and until when it goes on
     */
    WatchReport run(Cluster live, Duration howLong, Duration left, Transcript transcript, EarlyEnd end) {
        List<Target> targets = (live.entrances().isEmpty() ? Through.NODES : Through.ENTRANCES).targets(live);
        Instant start = clock.instant();
        Duration gap = Duration.ofSeconds(1).dividedBy(settings.requestsPerSecond());
        long count = Math.max(1, howLong.dividedBy(gap));
        Tally tally = new Tally();
        transcript.follow(live.name(), () -> tally.text(Duration.between(clock.instant(), start.plus(left))));
        List<CompletableFuture<Reply>> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Pause.until(start.plus(gap.multipliedBy(i)), clock, end);
            CompletableFuture<Reply> reply =
                    probe.send(targets.get(i % targets.size()), settings.path(), requestTimeout);
            sent.add(reply.thenApply(Reply::brief)
                    .whenComplete((brief, failure) ->
                            tally.add(failure == null && Statuses.isService(brief, settings.expectedStatuses()))));
        }
        Pause.until(start.plus(howLong), clock, end);
        List<Reply> replies = sent.stream().map(CompletableFuture::join).toList();
        tally.close();
        return report(live, replies, Duration.between(start, clock.instant()));
    }

    /** What was served so far, for those who look on. */
    private static final class Tally {

        private int answered;
        private int served;
        private boolean over;

        synchronized void add(boolean good) {
            answered++;
            served += good ? 1 : 0;
        }

        /** The report says what was found in the end. */
        synchronized void close() {
            over = true;
        }

        synchronized String text(Duration left) {
            return over || left.isNegative()
                    ? ""
                    : served + " of " + answered + " requests served so far; goes on for " + left.toSeconds() + " s";
        }
    }

    private WatchReport report(Cluster live, List<Reply> replies, Duration watched) {
        List<Reply> failed = replies.stream()
                .filter(reply -> !Statuses.isService(reply, settings.expectedStatuses()))
                .toList();
        boolean onlyRedirects = Statuses.isNothingButRedirects(replies);
        Map<String, Integer> statuses = Statuses.count(replies);
        // Not 1 minus what failed: 1 - 0.07 is less than 0.93 in binary
        double share = (double) (replies.size() - failed.size()) / replies.size();
        Duration p95 = Latencies.p95(replies.stream().map(Reply::took).toList());
        boolean served = share >= settings.successShare();
        boolean fast = p95.compareTo(settings.limit()) < 0;
        StringBuilder summary = new StringBuilder(live.name() + ": " + (replies.size() - failed.size()) + " of "
                + replies.size() + " requests served (" + Statuses.text(statuses) + "), p95 " + p95.toMillis() + " ms");
        if (!served) {
            summary.append("; expected a share of ").append(settings.successShare());
        }
        if (!fast) {
            summary.append("; expected a p95 below ")
                    .append(settings.limit().toMillis())
                    .append(" ms");
        }
        if (onlyRedirects) {
            summary.append("; nothing but redirects came, the first ")
                    .append(replies.get(0).found())
                    .append("; choose a watch.path that is served");
        }
        failed.stream()
                .findFirst()
                .ifPresent(first -> summary.append("; first failure: ").append(first.found()));
        return new WatchReport(
                served && fast && !onlyRedirects,
                summary.toString(),
                replies.size(),
                statuses,
                failed.size(),
                share,
                p95,
                watched);
    }
}
