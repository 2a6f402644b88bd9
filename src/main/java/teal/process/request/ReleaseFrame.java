package teal.process.request;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/**
 * Teal's own process around every release, part of every deployment: it calls the authors' process, rolls it back
 * whatever that waits for, and establishes how it ended.
 */
public final class ReleaseFrame {

    /** Its id; authors' processes cannot have it. */
    public static final String PROCESS = "release";

    /** Where it calls the authors' process. */
    public static final String RUN = "CallActivity_RunProcess";

    /** From here it finds out whether there is anything to roll back, and does. */
    public static final String ROLL_BACK_REQUESTED = "Event_RollBackDecided";

    /** Where it rolls back. */
    public static final String ROLL_BACK = "CallActivity_RollBack";

    private ReleaseFrame() {}

    /** The frame in the deployment of a process. */
    static ProcessDefinitionEntity of(ProcessDefinitionEntity process) {
        return Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionByDeploymentAndKey(process.getDeploymentId(), PROCESS);
    }
}
