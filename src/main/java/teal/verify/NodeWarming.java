package teal.verify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import teal.release.EarlyEnd;
import teal.release.SideBySide;

/** Warms up one node, or a cluster through one of its entrances: windows of requests until one of them is fast enough. */
final class NodeWarming {

    private final Target target;
    private final WarmUpSettings settings;
    private final Probe probe;
    private final Clock clock;
    private final EarlyEnd end;

    private final List<WarmUpWindow> windows = new ArrayList<>();
    private final Map<String, Integer> statuses = new TreeMap<>();
    private int requests;
    private int failures;
    private String failure = "";

    NodeWarming(Target target, WarmUpSettings settings, Probe probe, Clock clock, EarlyEnd end) {
        this.target = target;
        this.settings = settings;
        this.probe = probe;
        this.clock = clock;
        this.end = end;
    }

    NodeWarmUp run() {
        Instant deadline = clock.instant().plus(settings.longest());
        boolean warm = false;
        boolean hopeless = false;
        boolean onlyRedirects = false;
        while (!warm
                && !hopeless
                && requests + settings.window() <= settings.atMost()
                && clock.instant().isBefore(deadline)) {
            List<Reply> window = window();
            List<Reply> failed = window.stream()
                    .filter(reply -> !Statuses.isService(reply, settings.expectedStatuses()))
                    .toList();
            Statuses.count(window).forEach((status, count) -> statuses.merge(status, count, Integer::sum));
            Duration p95 = Latencies.p95(window.stream().map(Reply::took).toList());
            windows.add(new WarmUpWindow(window.size(), p95));
            failures += failed.size();
            failure = failed.stream().map(Reply::found).findFirst().orElse(failure);
            onlyRedirects = Statuses.isNothingButRedirects(window);
            hopeless = onlyRedirects || failed.size() == window.size();
            warm = failed.isEmpty() && !onlyRedirects && p95.compareTo(settings.limit()) < 0;
        }
        return new NodeWarmUp(target.name(), warm, requests, statuses, failures, failure, onlyRedirects, windows);
    }

    private List<Reply> window() {
        end.check();
        int first = requests;
        requests += settings.window();
        return SideBySide.each(IntStream.range(first, requests).boxed().toList(), settings.concurrency(), this::ask);
    }

    private Reply ask(int number) {
        end.check();
        String path = settings.paths().get(number % settings.paths().size());
        return probe.ask(target, path, settings.requestTimeout(), end).brief();
    }
}
