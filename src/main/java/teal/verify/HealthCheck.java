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

    private final HealthSettings settings;
    private final boolean confirmed;
    private final Probe probe;
    private final RunningVersion running;
    private final Clock clock;

    HealthCheck(VerificationSettings settings, Probe probe, VersionOnNode onNode, Clock clock) {
        this.settings = settings.health();
        this.confirmed = settings.version().isConfirmed();
        this.probe = probe;
        this.running = new RunningVersion(settings, probe, onNode);
        this.clock = clock;
    }

    HealthReport look(Node node) {
        Look look = lookAt(node, EarlyEnd.NEVER);
        String summary = node.name() + ": "
                + (look.up()
                        ? "healthy, "
                                + look.version()
                                        .map(found -> runs(Quoted.text(found)))
                                        .orElse("no version answers: "
                                                + look.found().why())
                        : "not healthy, " + look.reply().found());
        return new HealthReport(
                look.up(),
                summary,
                node.name(),
                look.version(),
                confirmed,
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
                                ? "healthy, " + runs(wanted.value())
                                : new HealthTrouble(settings, look, streak).words(wanted, before))
                        + " (" + looks + " looks in " + HealthTrouble.seconds(took) + ": "
                        + Statuses.text(statuses) + ")";
                return new HealthReport(passed, summary, node.name(), look.version(), confirmed, looks, took, statuses);
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

    private String runs(String version) {
        return confirmed
                ? version + " answers"
                : "its process runs " + version + ", which the application itself does not confirm";
    }

    private Look lookAt(Node node, EarlyEnd end) {
        Reply reply = probe.ask(Target.of(node), settings.path(), settings.requestTimeout(), end);
        return new Look(reply, reply.status() == settings.status(), running.on(node, reply, end));
    }
}
