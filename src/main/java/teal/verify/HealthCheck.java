package teal.verify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import teal.release.Node;
import teal.release.Quoted;
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
        Look look = lookAt(node);
        String summary = node.name() + ": "
                + (look.up()
                        ? "healthy, " + look.version().map(Quoted::text).orElse("no version") + " answers"
                        : "not healthy, " + look.reply().found());
        return new HealthReport(
                look.up(), summary, node.name(), look.version(), 1, look.reply().took());
    }

    HealthReport await(Node node, Version wanted) {
        Instant start = clock.instant();
        int inARow = 0;
        for (int attempt = 1; ; attempt++) {
            Instant next = clock.instant().plus(settings.interval());
            Look look = lookAt(node);
            inARow = look.up() && look.runs(wanted) ? inARow + 1 : 0;
            boolean passed = inARow == settings.successes();
            Duration took = Duration.between(start, clock.instant());
            if (passed || next.isAfter(start.plus(settings.within()))) {
                String summary = node.name() + ": "
                        + (passed ? "healthy, " + wanted + " answers" : trouble(look, wanted, inARow))
                        + " (" + attempt
                        + String.format(Locale.ROOT, " looks in %.1f s)", took.toMillis() / 1000.0);
                return new HealthReport(passed, summary, node.name(), look.version(), attempt, took);
            }
            Pause.until(next, clock);
        }
    }

    private String trouble(Look last, Version wanted, int inARow) {
        if (!last.up()) {
            return "not healthy; the last answer to " + settings.path() + " was "
                    + last.reply().found() + "; check the application's log on the node";
        }
        if (last.runs(wanted)) {
            return "healthy " + inARow + " times in a row, expected " + settings.successes() + "; it comes and goes";
        }
        return last.version()
                .map(other -> "healthy, but still " + Quoted.text(other) + " answers, not " + wanted
                        + ": the old process was not restarted; check the restart command")
                .orElse("healthy, but the answer has no version at '" + settings.version() + "' ("
                        + last.reply().found() + "); check health.version");
    }

    private Look lookAt(Node node) {
        Reply reply = probe.ask(node.http(), settings.path(), settings.requestTimeout());
        return new Look(reply, reply.status() == settings.status(), version(reply));
    }

    private Optional<String> version(Reply reply) {
        if (!reply.arrived()) {
            return Optional.empty();
        }
        Optional<String> found = settings.version().isEmpty()
                ? Optional.of(reply.body().strip()).filter(text -> !text.isEmpty())
                : Json.at(settings.version(), reply.body());
        return found.map(text -> text.substring(0, Math.min(LONGEST, text.length())));
    }

    private record Look(Reply reply, boolean up, Optional<String> version) {

        boolean runs(Version wanted) {
            return version.filter(wanted.value()::equals).isPresent();
        }
    }
}
