package teal.process.step;

import org.springframework.stereotype.Component;
import teal.process.variable.ReleaseVariables;
import teal.release.PermanentRefusal;
import teal.release.Report;
import teal.verify.Comparison;
import teal.verify.Metrics;

/** Queries a metric and compares it with a threshold. */
@Component
class CheckMetric extends Step {

    CheckMetric(StepServices services) {
        super(services);
    }

    @Override
    Report act(StepContext step) {
        Metrics metrics = step.managed()
                .metrics()
                .orElseThrow(() -> new PermanentRefusal("the inventory does not say where metrics of "
                        + step.managed().name() + " are; set teal.applications."
                        + step.managed().name() + ".metrics.address"));
        return metrics.check(
                step.placeholders().fill(ReleaseVariables.QUERY.get(step.execution())),
                Comparison.of(ReleaseVariables.COMPARISON.get(step.execution())),
                ReleaseVariables.THRESHOLD.get(step.execution()));
    }
}
