package teal.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import teal.board.Entry.Kind;
import teal.board.Entry.Outcome;
import teal.board.HistoryTables.ActivityRow;
import teal.board.HistoryTables.DetailRow;
import teal.board.HistoryTables.TaskRow;
import teal.process.attempt.Attempt;

/** What happened in a release, line by line, in chronological order. */
final class Timeline {

    private Timeline() {}

    static List<Entry> of(
            List<Attempt> attempts, List<TaskRow> tasks, List<DetailRow> answers, List<ActivityRow> activities) {
        Map<String, List<Attempt>> byJob = new LinkedHashMap<>();
        attempts.forEach(attempt ->
                byJob.computeIfAbsent(attempt.job(), job -> new ArrayList<>()).add(attempt));
        List<Entry> all = Stream.of(
                        byJob.values().stream().map(Timeline::step),
                        tasks.stream().map(task -> Answers.entry(task, answers)),
                        activities.stream()
                                .filter(activity -> activity.type().equals("intermediateTimer"))
                                .map(Timeline::pause))
                .flatMap(entries -> entries)
                .sorted(Comparator.comparing(Entry::began))
                .toList();
        return joined(all);
    }

    private static Entry step(List<Attempt> attempts) {
        Attempt first = attempts.get(0);
        Attempt last = attempts.get(attempts.size() - 1);
        return new Entry(
                Kind.STEP,
                first.instance(),
                first.activity(),
                first.name(),
                first.cluster(),
                first.node(),
                first.began(),
                last.ended(),
                outcome(attempts),
                1,
                List.copyOf(attempts),
                Optional.empty(),
                Optional.empty(),
                last.summary());
    }

    private static Outcome outcome(List<Attempt> attempts) {
        Outcome last = attempts.get(attempts.size() - 1)
                .outcome()
                .map(outcome -> Outcome.valueOf(outcome.name()))
                .orElse(Outcome.RUNNING);
        return attempts.size() > 1 ? worthALook(last) : last;
    }

    /** What was tried more than once has more to show than that nothing was left to do in the end. */
    private static Outcome worthALook(Outcome last) {
        return last == Outcome.UNNEEDED ? Outcome.DONE : last;
    }

    private static Entry pause(ActivityRow timer) {
        Optional<Instant> end = Optional.ofNullable(timer.end());
        return new Entry(
                Kind.WAIT,
                timer.instance(),
                timer.activity(),
                Optional.ofNullable(timer.name()).orElse(timer.activity()),
                Optional.empty(),
                Optional.empty(),
                timer.start(),
                end,
                end.isPresent() ? Outcome.DONE : Outcome.RUNNING,
                1,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    /** A step that checks repeatedly, with pauses, until it is satisfied becomes one line. */
    private static List<Entry> joined(List<Entry> all) {
        Map<String, List<Entry>> byInstance = new LinkedHashMap<>();
        for (Entry entry : all) {
            List<Entry> before = byInstance.computeIfAbsent(entry.instance(), instance -> new ArrayList<>());
            int last = before.size() - 1;
            while (last >= 0 && isBeside(before.get(last), entry)) {
                last--;
            }
            if (last >= 0 && looksAgain(before.get(last), entry)) {
                Entry joined = join(before.get(last), entry);
                before.subList(last, before.size()).removeIf(one -> one.kind() == Kind.WAIT);
                before.set(last, joined);
            } else {
                before.add(entry);
            }
        }
        return byInstance.values().stream()
                .flatMap(Collection::stream)
                .sorted(Comparator.comparing(Entry::began))
                .toList();
    }

    /** Pauses, and what happens on other nodes at the same time. */
    private static boolean isBeside(Entry earlier, Entry entry) {
        return earlier.kind() == Kind.WAIT
                || entry.node().isPresent() && !earlier.node().equals(entry.node());
    }

    private static boolean looksAgain(Entry earlier, Entry entry) {
        return entry.kind() == Kind.STEP
                && earlier.kind() == Kind.STEP
                && earlier.outcome() != Outcome.NO
                && earlier.activity().equals(entry.activity());
    }

    private static Entry join(Entry earlier, Entry later) {
        return new Entry(
                Kind.STEP,
                earlier.instance(),
                earlier.activity(),
                earlier.name(),
                earlier.cluster(),
                earlier.node(),
                earlier.began(),
                later.ended(),
                worthALook(later.outcome()),
                earlier.looks() + 1,
                Stream.concat(earlier.attempts().stream(), later.attempts().stream())
                        .toList(),
                Optional.empty(),
                Optional.empty(),
                later.text());
    }
}
