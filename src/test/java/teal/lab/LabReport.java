package teal.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import teal.board.ReleaseView;
import teal.lab.users.Snapshot;
import teal.release.ReleaseState;

/**
 * How one release of the lab went.
 *
 * @param waits the waits in the plan itself: for caches, for users to leave, for people
 * @param starts how late its jobs began
 * @param before what users had seen when it began
 * @param after what they had seen when it ended
 */
record LabReport(ReleaseView release, Duration waits, Starts starts, Snapshot before, Snapshot after) {

    boolean isGood() {
        return release.state() == ReleaseState.RELEASED && failed() == 0;
    }

    private long served() {
        return after.served() - before.served();
    }

    private long failed() {
        return after.failed() - before.failed();
    }

    private Duration total() {
        return Duration.between(release.startedAt(), release.endedAt().orElseGet(Instant::now));
    }

    private Duration steps() {
        return bySteps().values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** The time that Teal and the engine add to the steps' own time and the waits. */
    Duration rest() {
        return total().minus(steps()).minus(waits);
    }

    /** In one line. */
    String line() {
        return String.format(
                Locale.ROOT,
                "shop %-7s %-11s %6.2f s (steps %.2f, planned waits %.2f, Teal and engine %.2f, due began after %s); %d requests served, %d failed",
                release.version(),
                release.state().text(),
                seconds(total()),
                seconds(steps()),
                seconds(waits),
                seconds(rest()),
                starts.text(),
                served(),
                failed());
    }

    /** Step by step. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("shop " + release.version() + ": " + release.state().text()
                + release.reason()
                        .filter(why -> !why.isBlank())
                        .map(why -> " - " + why)
                        .orElse(""));
        bySteps().forEach((step, took) -> lines.add(line(step, took)));
        lines.add(line("planned waits", waits));
        lines.add(line("Teal and engine", rest()));
        lines.add(line("total", total()));
        lines.add("  what was due began after " + starts.text());
        lines.add("  requests           " + served() + " served, " + failed() + " failed");
        after.failures().forEach(failure -> lines.add("    " + failure));
        return lines;
    }

    private Map<String, Duration> bySteps() {
        Map<String, Duration> bySteps = new LinkedHashMap<>();
        release.evidence().forEach(report -> bySteps.merge(report.step(), report.took(), Duration::plus));
        return bySteps;
    }

    private static String line(String what, Duration took) {
        return String.format(Locale.ROOT, "  %-18s %6.2f s", what, seconds(took));
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
