package teal.process.step;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import teal.inventory.Inventory;
import teal.process.ReleaseVariables;
import teal.release.Cluster;
import teal.release.Report;
import teal.traffic.Confirmation;

/** Asks every authoritative name server and every named resolver whether they give the new answer. */
@Component
class ConfirmSwitch extends Step {

    ConfirmSwitch(Inventory inventory, Clock clock) {
        super(inventory, clock);
    }

    @Override
    Report act(StepContext step) {
        Optional<Cluster> destination = step.destination();
        if (destination.isEmpty()) {
            ReleaseVariables.CONFIRMED.set(step.execution(), true);
            return Finding.good("nothing was switched");
        }
        Confirmation confirmation = step.traffic().confirm(destination.get());
        boolean patient = step.begun()
                .isBefore(ReleaseVariables.CACHES_EXPIRE_AT
                        .get(step.execution())
                        .plus(step.managed().settings().patience().confirm()));
        // Out of patience is a "no" for a person; where that one goes on, so does the diagram.
        ReleaseVariables.CONFIRMED.set(step.execution(), confirmation.passed() || !patient);
        return confirmation.passed() || !patient
                ? confirmation
                : Finding.good("not yet everywhere: " + confirmation.summary());
    }
}
