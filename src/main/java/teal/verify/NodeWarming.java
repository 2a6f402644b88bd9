package teal.verify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import teal.release.EarlyEnd;
import teal.release.SideBySide;
import teal.release.Transcript;

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

    /** @param transcript receives, while it goes on, how fast the last window was and what is left */
    NodeWarmUp run(Transcript transcript) {
        AtomicReference<String> seen = new AtomicReference<>("");
        transcript.follow(target.name(), seen::get);
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
            seen.set("p95 " + p95.toMillis() + " ms after " + requests + " requests, has to be below "
                    + settings.limit().toMillis() + " ms; gives up after " + settings.atMost());
        }
        // The report says what was found in the end
        seen.set("");
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
