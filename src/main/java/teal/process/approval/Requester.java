package teal.process.approval;

import java.time.Instant;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceEntity;
import org.jspecify.annotations.Nullable;

/**
 * Who asked for a release, as the engine recorded it: no variable, since those can be given or changed.
 *
 * @param user absent where a program inside of Teal started it
 */
record Requester(@Nullable String user, Instant at) {

    /** Whatever the signed-in user may see of the history. */
    static Requester of(String release) {
        HistoricProcessInstanceEntity instance =
                Context.getCommandContext().getHistoricProcessInstanceManager().findHistoricProcessInstance(release);
        return new Requester(instance.getStartUserId(), instance.getStartTime().toInstant());
    }
}
