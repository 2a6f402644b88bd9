package teal.lab.users;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what users see. */
final class Tally {

    private static final int REASONS = 20;

    private record Served(Instant at, String version) {}

    private final Map<String, Long> byCluster = new TreeMap<>();
    private final Map<String, Long> byVersion = new TreeMap<>();
    private final Deque<Served> recent = new ArrayDeque<>();
    private final List<String> failures = new ArrayList<>();
    private long served;
    private long failed;

    synchronized void served(String cluster, String version) {
        served++;
        byCluster.merge(cluster, 1L, Long::sum);
        byVersion.merge(version, 1L, Long::sum);
        recent.addLast(new Served(Instant.now(), version));
        forget();
    }

    synchronized void failed(String reason) {
        failed++;
        if (failures.size() < REASONS) {
            failures.add(Instant.now() + " " + reason);
        }
    }

    synchronized Snapshot snapshot() {
        forget();
        Map<String, Long> lastSecond = new TreeMap<>();
        recent.forEach(one -> lastSecond.merge(one.version(), 1L, Long::sum));
        return new Snapshot(
                served, failed, new TreeMap<>(byCluster), new TreeMap<>(byVersion), lastSecond, List.copyOf(failures));
    }

    private void forget() {
        Instant old = Instant.now().minusSeconds(1);
        while (!recent.isEmpty() && recent.peekFirst().at().isBefore(old)) {
            recent.removeFirst();
        }
    }
}
