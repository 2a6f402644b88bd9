package teal.guard;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.AbstractPatchVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractRemoveVariableCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.jspecify.annotations.Nullable;
import teal.process.task.RefusedAnswer;
import teal.process.variable.ReleaseVariables;

/**
 * Which variables people write, change or remove, closed by default: those of a request when they start a release, and the
 * fields of a form when they answer its task. What steps rely on is in neither, whatever a form asks. Administrators may
 * write all variables of a release, but none of a task that would hide one of the release's.
 */
public final class VariableRights {

    private VariableRights() {}

    /**
     * Looks at what a person writes.
     *
     * @throws ProcessEngineException if they may not; it names the variable
     */
    public static void check(CommandContext context, HistoricVariableUpdateEventEntity variable) {
        String name = variable.getVariableName();
        Command<?> command = OutermostCommand.current().orElse(null);
        if (variable.getTaskId() != null && ReleaseVariables.isOfRelease(name) && !isCleanUp(command, variable)) {
            throw refused(command, name, "a task has none of its own that would hide the release's");
        }
        if (context.getAuthorizationManager().isCamundaAdmin(context.getAuthentication())) {
            return;
        }
        if (isStart(command)) {
            if (!ReleaseVariables.isOfRequests(name) && ReleaseVariables.isOfSteps(name)) {
                throw refused(command, name, "only Teal's steps write it");
            }
        } else if (ReleaseVariables.isOfSteps(name)) {
            throw refused(command, name, "only Teal's steps write it, and forms have variables of their own");
        } else if (command == null
                || !AskedFields.isAnswer(command)
                || !AskedFields.of(command, context).contains(name)) {
            throw refused(command, name, "people write what a form asks them for, when they answer its task");
        }
    }

    private static boolean isStart(@Nullable Command<?> command) {
        return command instanceof StartProcessInstanceCmd || command instanceof SubmitStartFormCmd;
    }

    /** A task that ends, or a release that an administrator deletes, takes its variables along. */
    private static boolean isCleanUp(@Nullable Command<?> command, HistoricVariableUpdateEventEntity variable) {
        return variable.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_DELETE)
                && !(command instanceof AbstractRemoveVariableCmd)
                && !(command instanceof AbstractPatchVariablesCmd);
    }

    /** Of an answer, Tasklist shows why it was not taken. */
    private static ProcessEngineException refused(@Nullable Command<?> command, String name, String why) {
        String found = "found the variable '" + name + "'; " + why;
        return command != null && (AskedFields.isAnswer(command) || isStart(command))
                ? new RefusedAnswer(found)
                : new BadUserRequestException(found);
    }
}
