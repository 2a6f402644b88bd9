package teal.lab.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import teal.lab.process.TealProcess.Line;

/**
 * A step that a killed instance was executing, according to what instances log when they begin a step and when it has a
 * result.
 *
 * @param step release, place and step
 * @param killed the last output received from that instance
 * @param takenUp when the step was started again
 * @param waited how long another instance was there that could have started it and had not yet
 */
public record Interruption(String step, Instant killed, Instant takenUp, Duration waited) {

    private static final Pattern BEGUN = Pattern.compile(".* Step: (.*) begins attempt [0-9]+");

    /** For all killed instances; work committed at the very moment of the kill is not started again. */
    static List<Interruption> of(List<TealProcess> engines) {
        List<Interruption> found = new ArrayList<>();
        for (TealProcess killed : engines) {
            if (!killed.isAlive()) {
                unfinished(killed).forEach((step, begun) -> {
                    Instant end = killed.lastHeard();
                    takenUp(engines, killed, step, begun)
                            .ifPresent(again ->
                                    found.add(new Interruption(step, end, again, uptime(engines, killed, end, again))));
                });
            }
        }
        return found;
    }

    private static Map<String, Instant> unfinished(TealProcess killed) {
        Map<String, Instant> open = new HashMap<>();
        for (Line line : killed.lines()) {
            Matcher begun = BEGUN.matcher(line.text());
            if (begun.matches()) {
                open.put(begun.group(1), line.at());
            } else {
                open.keySet().removeIf(step -> line.text().contains(" Step: " + step + ": "));
            }
        }
        return open;
    }

    private static Optional<Instant> takenUp(
            List<TealProcess> engines, TealProcess killed, String step, Instant begun) {
        return engines.stream()
                .filter(engine -> engine != killed)
                .flatMap(engine -> engine.lines().stream())
                .filter(line -> line.at().isAfter(begun))
                .filter(line -> line.text().contains(" Step: " + step + " begins attempt "))
                .map(Line::at)
                .min(Comparator.naturalOrder());
    }

    /** The part of the time between two moments in which at least one other instance was ready. */
    private static Duration uptime(List<TealProcess> engines, TealProcess killed, Instant from, Instant to) {
        Duration up = Duration.ZERO;
        Instant counted = from;
        List<TealProcess> others = engines.stream()
                .filter(engine -> engine != killed && engine.readySince().isPresent())
                .sorted(Comparator.comparing(TealProcess::readyAt))
                .toList();
        for (TealProcess engine : others) {
            Instant begin = latest(engine.readyAt(), counted);
            Instant end = engine.lastHeard().isBefore(to) ? engine.lastHeard() : to;
            if (begin.isBefore(end)) {
                up = up.plus(Duration.between(begin, end));
                counted = end;
            }
        }
        return up;
    }

    private static Instant latest(Instant one, Instant two) {
        return one.isAfter(two) ? one : two;
    }
}
