package teal.releaseactions;

import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.springframework.stereotype.Component;
import teal.process.request.ReleaseFrame;
import teal.process.variable.ReleaseVariables;

/** Which requests to roll back still wait for a roll-back, and which releases go back at this moment. */
@Component
class OpenRollbackRequests {

    private final RuntimeService runtime;
    private final ManagementService management;

    OpenRollbackRequests(RuntimeService runtime, ManagementService management) {
        this.runtime = runtime;
        this.management = management;
    }

    /** Whether one was made for this release, met or not. */
    boolean exists(String release) {
        return runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(release)
                        .variableName(ReleaseVariables.ROLL_BACK_REQUEST.name())
                        .count()
                > 0;
    }

    /** Those that have not been met, each as the variable that holds it. */
    Stream<VariableInstance> all() {
        return runtime
                .createVariableInstanceQuery()
                .variableName(ReleaseVariables.ROLL_BACK_REQUEST.name())
                .list()
                .stream()
                // The frame passes a request made before the process was called on to it.
                .filter(variable -> variable.getProcessInstanceId().equals(variable.getExecutionId()))
                .filter(variable -> isRelease(variable.getProcessInstanceId()))
                .filter(variable -> isOpen(variable.getProcessInstanceId()))
                .filter(variable -> !isRollingBack(variable.getProcessInstanceId()));
    }

    private boolean isRelease(String instance) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .rootProcessInstances()
                        .count()
                > 0;
    }

    boolean isOpen(String release) {
        return !isMet(release) || hasHalted(release);
    }

    /** The author's own roll-back met the request, and then a job failed for good: it would never end. */
    private boolean hasHalted(String release) {
        return runtime.createExecutionQuery()
                                .processInstanceId(release)
                                .activityId(ReleaseFrame.RUN)
                                .count()
                        > 0
                && management
                                .createJobQuery()
                                .rootProcessInstanceId(release)
                                .noRetriesLeft()
                                .count()
                        > 0;
    }

    /** Whether a roll-back has begun since the last request. */
    boolean isMet(String release) {
        return runtime.createVariableInstanceQuery()
                        .executionIdIn(release)
                        .variableName(ReleaseVariables.RESTORE.name())
                        .count()
                > 0;
    }

    /**
     * Whether the release goes back at this moment, in Teal's own process or in the author's. The author's counts only while
     * it gets on by itself: one that was called with the wrong variables fails or asks, and would never end.
     */
    boolean isRollingBack(String release) {
        return runtime.createExecutionQuery()
                                .processInstanceId(release)
                                .activityId(ReleaseFrame.ROLL_BACK)
                                .count()
                        > 0
                || runtime.createProcessInstanceQuery()
                                        .rootProcessInstanceId(release)
                                        .processDefinitionKey("rollback")
                                        .count()
                                > 0
                        && getsOn(release);
    }

    /** Each question about a failure is an incident, too; the engine shows it on every calling process. */
    private boolean getsOn(String release) {
        return runtime.createIncidentQuery().processInstanceId(release).count() == 0
                && management
                                .createJobQuery()
                                .rootProcessInstanceId(release)
                                .withException()
                                .count()
                        == 0;
    }
}
