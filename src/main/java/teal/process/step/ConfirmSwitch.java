package teal.process.step;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.release.Cluster;
import teal.release.Report;
import teal.traffic.Confirmation;

/** Asks every authoritative name server and every configured resolver whether they give the new answer. */
@Component
class ConfirmSwitch extends Step {

    ConfirmSwitch(StepServices services) {
        super(services);
    }

    @Override
    Report act(StepContext step) {
        Optional<Cluster> destination = step.destination();
        Optional<Confirmation> first = FirstUsers.confirmation(step);
        if (first.isEmpty() && destination.isEmpty()) {
            ReleaseVariables.CONFIRMED.set(step.execution(), true);
            return Finding.unneeded("nothing was switched");
        }
        Confirmation confirmation = first.orElseGet(() -> step.traffic().confirm(destination.orElseThrow()));
        boolean lagged = ReleaseVariables.CONFIRMED
                .find(step.execution())
                .filter(confirmed -> !confirmed)
                .isPresent();
        if (confirmation.passed() && lagged) {
            // Until now the server that was behind could hand out the old answer, to be cached for its full time to
            // live.
            ReleaseVariables.CACHES_EXPIRE_AT.set(
                    step.execution(),
                    later(
                            step.traffic().cachesExpireIfSeenNow(),
                            ReleaseVariables.CACHES_EXPIRE_AT.get(step.execution())));
        }
        boolean patient = step.begun()
                .isBefore(ReleaseVariables.CACHES_EXPIRE_AT
                        .get(step.execution())
                        .plus(step.managed().settings().waitLimits().confirm()));
        // When the wait limit is reached, the "no" goes to a person; if they continue, so does the diagram.
        ReleaseVariables.CONFIRMED.set(step.execution(), confirmation.passed() || !patient);
        ReleaseRoot.set(step.execution(), ReleaseVariables.SWITCH_SETTLED, confirmation.passed());
        return confirmation.passed() || !patient
                ? confirmation
                : Finding.good("not yet everywhere: " + confirmation.summary());
    }

    private static Instant later(Instant one, Instant two) {
        return one.isAfter(two) ? one : two;
    }
}
