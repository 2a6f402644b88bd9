package teal.process.step;

import org.springframework.stereotype.Component;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.release.Report;

/** Moves users back to the cluster that they came from: it was to be changed, but has not been changed yet. */
@Component
class SwitchTrafficBack extends IndispensableStep {

    SwitchTrafficBack(StepServices services) {
        super(services);
    }

    @Override
    Report act(StepContext step) {
        Report report = SwitchTraffic.lead(step, step.cluster());
        // No confirmation follows: users are where they were, and may stay there indefinitely.
        ReleaseRoot.set(step.execution(), ReleaseVariables.SWITCH_SETTLED, true);
        return report;
    }
}
