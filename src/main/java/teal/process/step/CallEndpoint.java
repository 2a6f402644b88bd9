package teal.process.step;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import teal.process.variable.ReleaseVariables;
import teal.release.Placeholders;
import teal.release.Report;

/** Calls one of the inventory's endpoints. */
@Component
class CallEndpoint extends Step {

    CallEndpoint(StepServices services) {
        super(services);
    }

    @Override
    Report act(StepContext step) {
        return step.managed()
                .endpoints()
                .call(ReleaseVariables.ENDPOINT.get(step.execution()), step.placeholders(), key(step));
    }

    /** Always the same when this release runs this task for this cluster or node, but different on the way back. */
    private static String key(StepContext step) {
        Placeholders values = step.placeholders();
        return Stream.of(
                        values.values().get("release"),
                        step.execution().getCurrentActivityId(),
                        values.values().get("cluster"),
                        values.values().get("node"),
                        step.restoring() ? "back" : null)
                .filter(part -> part != null)
                .collect(Collectors.joining(":"));
    }
}
