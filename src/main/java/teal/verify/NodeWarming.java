package teal.verify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import teal.release.Node;
import teal.release.SideBySide;

/** Warms up one node: windows of requests until one of them is fast enough. */
final class NodeWarming {

    private final Node node;
    private final WarmUpSettings settings;
    private final Probe probe;
    private final Clock clock;

    private final List<WarmUpWindow> windows = new ArrayList<>();
    private int requests;
    private int failures;
    private String failure = "";

    NodeWarming(Node node, WarmUpSettings settings, Probe probe, Clock clock) {
        this.node = node;
        this.settings = settings;
        this.probe = probe;
        this.clock = clock;
    }

    NodeWarmUp run() {
        Instant deadline = clock.instant().plus(settings.longest());
        boolean warm = false;
        boolean hopeless = false;
        while (!warm
                && !hopeless
                && requests + settings.window() <= settings.atMost()
                && clock.instant().isBefore(deadline)) {
            List<Reply> window = window();
            List<Reply> failed = window.stream().filter(this::failed).toList();
            Duration p95 = Latencies.p95(window.stream().map(Reply::took).toList());
            windows.add(new WarmUpWindow(window.size(), p95));
            failures += failed.size();
            failure = failed.stream().map(Reply::found).findFirst().orElse(failure);
            hopeless = failed.size() == window.size();
            warm = failed.isEmpty() && p95.compareTo(settings.limit()) < 0;
        }
        return new NodeWarmUp(node.name(), warm, requests, failures, failure, windows);
    }

    private List<Reply> window() {
        int first = requests;
        requests += settings.window();
        return SideBySide.each(IntStream.range(first, requests).boxed().toList(), settings.concurrency(), this::ask);
    }

    private Reply ask(int number) {
        String path = settings.paths().get(number % settings.paths().size());
        return probe.ask(node.http(), path, settings.requestTimeout());
    }

    /** Stricter than for users: these paths were chosen on purpose, so "not found" is as bad as an error. */
    private boolean failed(Reply reply) {
        return reply.failed() || reply.status() >= 400;
    }
}
