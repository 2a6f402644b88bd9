package teal.process.step;

import org.springframework.stereotype.Component;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;
import teal.release.Report;

/** Leads users back to the cluster that they came from: it is to be changed, but was not changed yet. */
@Component
class SwitchTrafficBack extends IndispensableStep {

    SwitchTrafficBack(StepServices services) {
        super(services);
    }

    @Override
    Report act(StepContext step) {
        Report report = SwitchTraffic.lead(step, step.cluster());
        // Nothing confirms it: users are where they were, and may stay there for any time.
        ReleaseRoot.set(step.execution(), ReleaseVariables.SWITCH_SETTLED, true);
        return report;
    }
}
