package teal.process.step;

import org.springframework.stereotype.Component;
import teal.release.Report;

/** Leads users back to the cluster that they came from: it is to be changed, but was not changed yet. */
@Component
class SwitchTrafficBack extends Step {

    SwitchTrafficBack(StepServices services) {
        super(services);
    }

    @Override
    Report act(StepContext step) {
        return SwitchTraffic.lead(step, step.cluster());
    }
}
