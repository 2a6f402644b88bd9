package teal.rules;

import static teal.rules.ReleaseVariable.Kind.CYCLE;
import static teal.rules.ReleaseVariable.Kind.DATA;
import static teal.rules.ReleaseVariable.Kind.DURATION;
import static teal.rules.ReleaseVariable.Kind.FLAG;
import static teal.rules.ReleaseVariable.Kind.LIST;
import static teal.rules.ReleaseVariable.Kind.MOMENT;
import static teal.rules.ReleaseVariable.Kind.NUMBER;
import static teal.rules.ReleaseVariable.Kind.TEXT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The variables that Teal sets or reads, by name. Forms, tables and diagrams may have others. */
final class KnownVariables {

    private static final Map<String, ReleaseVariable> ALL = all(List.of(
            of(FLAG, "planned", "restore", "windowOpen", "frozen", "switchSettled", "confirmed", "idle", "baked"),
            of(FLAG, "changed", "anythingMissing", "secondMissing", "askAgain", "expiryRollsBack", "replace"),
            of(NUMBER, "nodesLeft"),
            of(LIST, "batch", "changedClusters", "unreachable"),
            of(MOMENT, "windowOpensAt", "frozenUntil", "cachesExpireAt", "switchedAt"),
            of(DURATION, "watchedFor", "escalateAfter", "expireAfter"),
            of(CYCLE, "remindEvery"),
            of(DATA, "plan", "chosen", "freezeOverrides", "rollBackRequest", "leftOut", "approvals", "escalations"),
            of(DATA, "evidence", "acceptedSteps", "report", "impossibleAnswers"),
            of(TEXT, "application", "version", "artifact", "sha256", "override", "requestedBy", "process", "release"),
            of(TEXT, "first", "second", "cluster", "node", "task", "endpoint", "query", "threshold", "webhook", "text"),
            of(TEXT, "days", "opens", "closes", "zone", "freeze", "frozenUntilText", "overrideBy", "failure"),
            of(TEXT, "failedStep", "failedStepName", "failureCode", "failedOutput", "reason", "approvedArtifact"),
            of(TEXT, "comment", "question", "waitingSince"),
            of(TEXT, "requestedFor", "releaseNotes", "ticket", "commits", "build"),
            Stream.of(
                    ReleaseVariable.choice("to", "home", "other"),
                    ReleaseVariable.choice("on", "each-node", "node", "one-node"),
                    ReleaseVariable.choice("comparison", "above", "at-least", "at-most", "below"),
                    ReleaseVariable.choice("outcome", "released", "rolled-back", "cancelled", "refused"),
                    ReleaseVariable.choice("approved", "yes", "no"),
                    ReleaseVariable.choice("decision", "retry", "goOn", "skip", "rollBack", "giveUp"))));

    /** Known from the start in a process that people start: the request, and what the release notes about it. */
    static final List<String> FROM_START =
            List.of("application", "version", "artifact", "sha256", "override", "requestedBy", "process", "planned");

    /** Set by whichever step fails, or is passed over. */
    static final List<String> OF_ANY_STEP = List.of("failedStep", "failedOutput", "acceptedSteps");

    /** Set by the engine inside a repeated element. */
    static final List<String> OF_REPETITION =
            List.of("loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");

    private KnownVariables() {}

    static Optional<ReleaseVariable> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    static Map<String, ReleaseVariable> all() {
        return ALL;
    }

    private static Stream<ReleaseVariable> of(ReleaseVariable.Kind kind, String... names) {
        return Stream.of(names).map(name -> ReleaseVariable.of(kind, name));
    }

    private static Map<String, ReleaseVariable> all(List<Stream<ReleaseVariable>> parts) {
        Map<String, ReleaseVariable> all = new TreeMap<>();
        parts.stream().flatMap(part -> part).forEach(variable -> all.put(variable.name(), variable));
        return all;
    }
}
