package teal.verify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import teal.release.EarlyEnd;
import teal.release.Node;
import teal.release.Quoted;
import teal.release.SideBySide;
import teal.release.Transcript;
import teal.release.Version;

/** Checks a node's health and which version answers. */
final class HealthCheck {

    /** Longer than any version may be: a page mistaken for a version must not end up in reports. */
    private static final int LONGEST = 100;

    private final HealthSettings settings;
    private final Probe probe;
    private final Clock clock;

    HealthCheck(HealthSettings settings, Probe probe, Clock clock) {
        this.settings = settings;
        this.probe = probe;
        this.clock = clock;
    }

    HealthReport look(Node node) {
        Look look = lookAt(node, EarlyEnd.NEVER);
        String summary = node.name() + ": "
                + (look.up()
                        ? "healthy, " + look.version().map(Quoted::text).orElse("no version") + " answers"
                        : "not healthy, " + look.reply().found());
        return new HealthReport(
                look.up(),
                summary,
                node.name(),
                look.version(),
                1,
                look.reply().took(),
                Statuses.count(List.of(look.reply())));
    }

    /** @param transcript receives what was seen last, and until when it goes on */
    HealthReport await(Node node, Version wanted, Optional<Version> before, Transcript transcript, EarlyEnd end) {
        Instant start = clock.instant();
        AtomicReference<String> seen = new AtomicReference<>("");
        transcript.follow(node.name(), () -> withTimeLeft(seen.get(), start.plus(settings.within())));
        Streak streak = new Streak();
        Map<String, Integer> statuses = new TreeMap<>();
        int looks = 0;
        while (true) {
            Instant begun = clock.instant();
            Instant next = begun.plus(settings.interval());
            Look look = lookAt(node, end);
            looks++;
            statuses.merge(Statuses.name(look.reply()), 1, Integer::sum);
            streak.add(look.up() && look.runs(wanted), begun, clock.instant());
            boolean passed =
                    streak.count() >= settings.successes() && streak.lasted().compareTo(settings.stable()) >= 0;
            Duration took = Duration.between(start, clock.instant());
            if (passed || next.isAfter(start.plus(settings.within()))) {
                // The report says what was found in the end
                seen.set("");
                String summary = node.name() + ": "
                        + (passed
                                ? "healthy, " + wanted + " answers"
                                : new HealthTrouble(settings, look, streak).words(wanted, before))
                        + " (" + looks + " looks in " + HealthTrouble.seconds(took) + ": "
                        + Statuses.text(statuses) + ")";
                return new HealthReport(passed, summary, node.name(), look.version(), looks, took, statuses);
            }
            seen.set(
                    look.up() && look.runs(wanted)
                            ? "healthy, " + wanted + " answers; has to stay so a little longer"
                            : new HealthTrouble(settings, look, streak).words(wanted, before));
            Pause.until(next, clock, end);
        }
    }

    private String withTimeLeft(String seen, Instant last) {
        Duration left = Duration.between(clock.instant(), last);
        return seen.isEmpty() || left.isNegative() ? seen : seen + "; gives up in " + left.toSeconds() + " s";
    }

    /** One more look at nodes that have been healthy: what is wrong with each that is so no more. */
    List<String> troubles(List<Node> nodes, Function<Node, Version> versions) {
        return SideBySide.each(nodes, node -> trouble(node, versions.apply(node))).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> trouble(Node node, Version wanted) {
        Look look = lookAt(node, EarlyEnd.NEVER);
        return look.up() && look.runs(wanted)
                ? Optional.empty()
                : Optional.of(node.name() + ": "
                        + new HealthTrouble(settings, look, new Streak()).words(wanted, Optional.empty()));
    }

    private Look lookAt(Node node, EarlyEnd end) {
        Reply reply = probe.ask(node.http(), settings.path(), settings.requestTimeout(), end);
        return new Look(reply, reply.status() == settings.status(), version(reply));
    }

    private Optional<String> version(Reply reply) {
        if (!reply.arrived() || !reply.unreadable().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> found = settings.version().isEmpty()
                ? Optional.of(reply.body().strip()).filter(text -> !text.isEmpty())
                : Json.at(settings.version(), reply.body());
        return found.map(text -> text.substring(0, Math.min(LONGEST, text.length())));
    }
}
