package teal.process.approval;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceEntity;
import org.jspecify.annotations.Nullable;
import teal.access.Pipeline;
import teal.process.variable.ReleaseRoot;
import teal.process.variable.ReleaseVariables;

/**
 * Who requested a release: the user as recorded by the engine, not a variable, since variables can be supplied or changed; and
 * the person for whom a pipeline requested it. That one is checked at the start, and only administrators could change it
 * afterwards, on record.
 *
 * @param user absent if a program within Teal started it
 */
record Requester(@Nullable String user, Optional<String> requestedFor, Instant at) {

    /** Works even if the signed-in user may not see the history. */
    static Requester of(DelegateExecution execution) {
        HistoricProcessInstanceEntity instance = Context.getCommandContext()
                .getHistoricProcessInstanceManager()
                .findHistoricProcessInstance(ReleaseRoot.id(execution));
        return new Requester(
                instance.getStartUserId(),
                ReleaseRoot.find(execution, ReleaseVariables.REQUESTED_FOR),
                instance.getStartTime().toInstant());
    }

    /** Whether this person asked for it, in their own name or by a pipeline. */
    boolean is(String person) {
        return person.equals(user) || requestedFor.filter(person::equals).isPresent();
    }

    /** Whether a pipeline asked for it and named nobody, so that nobody knows who is behind it. */
    boolean isUnknownPerson() {
        return Pipeline.isNamed(user) && requestedFor.isEmpty();
    }

    /** @param name of somebody, by what they sign in with */
    String text(UnaryOperator<String> name) {
        return (user == null ? "Teal itself" : name.apply(user))
                + requestedFor.map(person -> " for " + name.apply(person)).orElse("");
    }
}
