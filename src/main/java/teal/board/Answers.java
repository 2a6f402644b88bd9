package teal.board;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import teal.board.Entry.Kind;
import teal.board.Entry.Outcome;
import teal.board.HistoryTables.DetailRow;
import teal.board.HistoryTables.TaskRow;

/** The questions that people were asked, and their answers. */
final class Answers {

    private Answers() {}

    static Entry entry(TaskRow task, List<DetailRow> answers) {
        Optional<Instant> end = Optional.ofNullable(task.end());
        boolean completed = "completed".equals(task.endedBecause());
        return new Entry(
                Kind.PERSON,
                task.instance(),
                task.activity(),
                Optional.ofNullable(task.name()).orElse(task.activity()),
                Optional.empty(),
                Optional.empty(),
                task.start(),
                end,
                end.isPresent() ? Outcome.DONE : Outcome.RUNNING,
                1,
                List.of(),
                Optional.ofNullable(task.assignee()),
                completed
                        ? answer(task, answers, "approved")
                                .map(approved -> approved.equals("yes") ? "approved" : "not approved")
                                .or(() -> answer(task, answers, "decision").map(Answers::inWords))
                        : end.map(ended -> "no longer asked"),
                completed
                        ? answer(task, answers, "comment")
                                .or(() -> answer(task, answers, "reason"))
                                .orElse("")
                        : "");
    }

    private static String inWords(String decision) {
        return switch (decision) {
            case "retry" -> "try again";
            case "goOn" -> "continue anyway";
            case "skip" -> "skip this node";
            case "rollBack" -> "roll back";
            case "giveUp" -> "give up";
            default -> decision;
        };
    }

    /** The last value written while the task was open; a value that several tasks could have written is the task's own. */
    private static Optional<String> answer(TaskRow task, List<DetailRow> answers, String name) {
        List<DetailRow> fitting = answers.stream()
                .filter(answer -> answer.instance().equals(task.instance())
                        && answer.name().equals(name)
                        && !answer.text().isBlank()
                        && !answer.at().isBefore(task.start())
                        && (task.end() == null || !answer.at().isAfter(task.end())))
                .toList();
        Optional<DetailRow> own = fitting.stream()
                .filter(answer -> task.activityInstance().equals(answer.activityInstance()))
                .reduce((earlier, later) -> later);
        return own.or(() -> fitting.stream().reduce((earlier, later) -> later)).map(DetailRow::text);
    }
}
