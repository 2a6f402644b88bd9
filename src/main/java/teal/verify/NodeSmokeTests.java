package teal.verify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import teal.release.EarlyEnd;
import teal.release.Quoted;

/** Runs the smoke tests on one node or through one entrance, in rounds: those that failed are repeated until they pass or their time is over. */
final class NodeSmokeTests {

    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(1);

    private final Target target;
    private final List<SmokeTest> tests;
    private final Probe probe;
    private final Clock clock;

    /** @param tests with the version filled in */
    NodeSmokeTests(Target target, List<SmokeTest> tests, Probe probe, Clock clock) {
        this.target = target;
        this.tests = tests;
        this.probe = probe;
        this.clock = clock;
    }

    List<CheckResult> run(EarlyEnd end) {
        Instant start = clock.instant();
        List<CheckResult> results = new ArrayList<>(once(end));
        Instant next = clock.instant().plus(BETWEEN_ROUNDS);
        while (repeats(results, start, next)) {
            Pause.until(next, clock, end);
            for (int i = 0; i < tests.size(); i++) {
                if (repeats(tests.get(i), results.get(i), start, clock.instant())) {
                    results.set(i, check(tests.get(i), results.get(i).attempts() + 1, end));
                }
            }
            next = clock.instant().plus(BETWEEN_ROUNDS);
        }
        return results;
    }

    /** Without repeating what fails. */
    List<CheckResult> once() {
        return once(EarlyEnd.NEVER);
    }

    private List<CheckResult> once(EarlyEnd end) {
        return tests.stream().map(test -> check(test, 1, end)).toList();
    }

    private boolean repeats(List<CheckResult> results, Instant start, Instant at) {
        for (int i = 0; i < tests.size(); i++) {
            if (repeats(tests.get(i), results.get(i), start, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean repeats(SmokeTest test, CheckResult result, Instant start, Instant at) {
        return !result.passed() && !at.isAfter(start.plus(test.repeatFor()));
    }

    private CheckResult check(SmokeTest test, int attempt, EarlyEnd end) {
        Reply reply = probe.ask(target, test.path(), test.headers(), test.within(), end);
        Optional<String> trouble = trouble(reply, test);
        String found = trouble.map(wanted -> wanted + reply.found()).orElse("status " + reply.status())
                + (attempt == 1 ? "" : ", at attempt " + attempt);
        return new CheckResult(
                target.name(), test.name(), trouble.isEmpty(), reply.status(), found, reply.took(), attempt);
    }

    /** What is wrong with the reply, as the beginning of a sentence that ends with the reply. */
    private static Optional<String> trouble(Reply reply, SmokeTest test) {
        if (!reply.arrived()) {
            return Optional.of("");
        }
        if (reply.status() != test.status()) {
            return Optional.of("expected status " + test.status() + ", found ");
        }
        if ((test.text() != null || test.json() != null) && !reply.unreadable().isEmpty()) {
            return Optional.of("expected a readable body, found ");
        }
        if (test.text() != null && !reply.body().contains(test.text())) {
            return Optional.of("expected the text " + Quoted.text(test.text()) + ", found ");
        }
        if (test.json() != null && test.value() != null) {
            Optional<String> found = Json.at(test.json(), reply.body());
            return found.equals(Optional.of(test.value()))
                    ? Optional.empty()
                    : Optional.of("expected " + Quoted.text(test.value()) + " at " + test.json() + ", found "
                            + found.map(Quoted::text).orElse("nothing") + " in ");
        }
        return Optional.empty();
    }
}
