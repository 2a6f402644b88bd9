package teal.board;

import java.util.Map;
import java.util.Optional;
import teal.board.HistoryTables.ActivityRow;
import teal.rules.PeopleTask;

/** What a release waits for, in one word that programs can rely on. */
final class Awaited {

    private static final Map<String, String> QUESTIONS =
            Map.of("approve", "approval", "decide", "decision", "overrideFreeze", "freeze");

    /** Timers of the processes that Teal ships for these waits; any other is only a time. */
    private static final Map<String, String> TIMERS = Map.of("wait-out-freeze", "freeze", "wait-for-window", "window");

    private Awaited() {}

    /** Empty if it is something that Teal does. */
    static Optional<String> by(ActivityRow activity, Diagrams diagrams) {
        return switch (activity.type()) {
            case "userTask" ->
                Optional.of(diagrams.question(activity.definition(), activity.activity())
                        .map(PeopleTask::name)
                        .map(name -> QUESTIONS.getOrDefault(name, "answer"))
                        .orElse("answer"));
            case "intermediateTimer" ->
                Optional.of(TIMERS.getOrDefault(activity.definition().split(":", 2)[0], "time"));
            case "eventBasedGateway" ->
                Optional.of(
                        diagrams.typesOfAwaited(activity.definition(), activity.activity())
                                        .contains("intermediateTimer")
                                ? "time"
                                : "event");
            case "intermediateMessageCatch", "intermediateSignalCatch", "intermediateConditional", "receiveTask" ->
                Optional.of("event");
            default -> Optional.empty();
        };
    }
}
