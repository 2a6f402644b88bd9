package teal.process.approval;

import java.time.Instant;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceEntity;
import org.jspecify.annotations.Nullable;

/**
 * The person who requested a release, as recorded by the engine: not a variable, since variables can be supplied or
 * changed.
 *
 * @param user absent if a program within Teal started it
 */
record Requester(@Nullable String user, Instant at) {

    /** Works even if the signed-in user may not see the history. */
    static Requester of(String release) {
        HistoricProcessInstanceEntity instance =
                Context.getCommandContext().getHistoricProcessInstanceManager().findHistoricProcessInstance(release);
        return new Requester(instance.getStartUserId(), instance.getStartTime().toInstant());
    }
}
