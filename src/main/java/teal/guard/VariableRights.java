package teal.guard;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.AbstractPatchVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractRemoveVariableCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import teal.process.task.AnsweredTask;
import teal.process.task.RefusedAnswer;
import teal.process.variable.ReleaseVariables;

/**
 * The variables that people may write, change or remove, closed by default: those of a request when they start a release,
 * and a form's fields when they answer its task. Neither includes the variables that steps rely on, whatever a form asks.
 * Administrators may write all variables of a release, but no task variable that would hide one of them.
 */
public final class VariableRights {

    private VariableRights() {}

    /**
     * Checks a variable that a person is writing.
     *
     * @throws ProcessEngineException if they may not; the message names the variable
     * @throws OptimisticLockingException if it was meant for the release of a task that someone else has just answered
     */
    public static void check(CommandContext context, HistoricVariableUpdateEventEntity variable) {
        String name = variable.getVariableName();
        Command<?> command = OutermostCommand.current().orElse(null);
        if (variable.getTaskId() != null && ReleaseVariables.isOfRelease(name) && !isCleanUp(command, variable)) {
            mustNotHaveMovedOn(context.getTaskManager().findTaskById(variable.getTaskId()));
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

    /** The engine writes to the task what belongs to its release, when another answer has just taken the release on. */
    private static void mustNotHaveMovedOn(@Nullable TaskEntity task) {
        if (task != null && task.getExecutionId() != null) {
            AnsweredTask.execution(task);
        }
    }

    private static boolean isStart(@Nullable Command<?> command) {
        return command instanceof StartProcessInstanceCmd || command instanceof SubmitStartFormCmd;
    }

    /** When a task ends or an administrator deletes a release, its variables are removed with it. */
    private static boolean isCleanUp(@Nullable Command<?> command, HistoricVariableUpdateEventEntity variable) {
        return variable.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_DELETE)
                && !(command instanceof AbstractRemoveVariableCmd)
                && !(command instanceof AbstractPatchVariablesCmd);
    }

    /** Tasklist shows this message when an answer is refused. */
    private static ProcessEngineException refused(@Nullable Command<?> command, String name, String why) {
        String found = "found the variable '" + name + "'; " + why;
        return command != null && (AskedFields.isAnswer(command) || isStart(command))
                ? new RefusedAnswer(found)
                : new BadUserRequestException(found);
    }
}
