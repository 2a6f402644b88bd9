package teal.guard;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractAddIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AddIdentityLinkForProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.CreateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkForProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.GetAttachmentContentCmd;
import org.camunda.bpm.engine.impl.cmd.GetProcessInstanceAttachmentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskAttachmentContentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskAttachmentsCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskDescriptionCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskNameCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.DirectFieldAccessor;

/**
 * Keeps everybody, administrators included, from operations that Teal has no use for: assigning tasks by hand, creating
 * tasks, changing what a task asks, and attachments. The diagram and the policy decide who is asked. Claiming a task for
 * oneself and giving it back remain possible. Actions of the engine and of Teal's listeners are not checked.
 */
final class NotByHand extends CommandInterceptor {

    private static final String ASSIGNMENTS =
            "tasks cannot be assigned by hand: the diagram and the policy decide who is asked. Claim the task yourself";
    private static final String TASKS = "tasks are created and described by diagrams, not by hand";
    private static final String ENDINGS = "a task ends with its answer; complete it with its form";
    private static final String ATTACHMENTS = "releases have no attachments; write a comment with a link instead";

    private record Refused(String why, List<Class<?>> commands) {}

    private static final List<Refused> ALL = List.of(
            new Refused(
                    ASSIGNMENTS,
                    List.of(
                            AbstractAddIdentityLinkCmd.class,
                            DeleteIdentityLinkCmd.class,
                            AddIdentityLinkForProcessDefinitionCmd.class,
                            DeleteIdentityLinkForProcessDefinitionCmd.class,
                            DelegateTaskCmd.class,
                            ResolveTaskCmd.class)),
            new Refused(TASKS, List.of(CreateTaskCmd.class, SetTaskNameCmd.class, SetTaskDescriptionCmd.class)),
            new Refused(ENDINGS, List.of(HandleTaskBpmnErrorCmd.class, HandleTaskEscalationCmd.class)),
            new Refused(
                    ATTACHMENTS,
                    List.of(
                            CreateAttachmentCmd.class,
                            SaveAttachmentCmd.class,
                            DeleteAttachmentCmd.class,
                            GetAttachmentCmd.class,
                            GetAttachmentContentCmd.class,
                            GetTaskAttachmentCmd.class,
                            GetTaskAttachmentContentCmd.class,
                            GetTaskAttachmentsCmd.class,
                            GetProcessInstanceAttachmentsCmd.class)));

    private final ProcessEngineConfigurationImpl engine;

    NotByHand(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
        Authentication person = engine.getIdentityService().getCurrentAuthentication();
        if (OutermostCommand.isNext() && person != null && person.getUserId() != null) {
            check(command, person);
        }
        return next.execute(command);
    }

    private void check(Command<?> command, Authentication person) {
        if (command instanceof ClaimTaskCmd || isUnclaim(command)) {
            checkClaim(text(command, "taskId"), text(command, "userId"), person);
        } else if (command instanceof SaveTaskCmd) {
            checkSave((TaskEntity) Objects.requireNonNull(field(command, "task")));
        } else {
            ALL.stream()
                    .filter(refused -> refused.commands().stream().anyMatch(kind -> kind.isInstance(command)))
                    .findFirst()
                    .ifPresent(refused -> {
                        throw new AuthorizationException(refused.why());
                    });
        }
    }

    private static boolean isUnclaim(Command<?> command) {
        return command instanceof AssignTaskCmd && field(command, "userId") == null;
    }

    /** People may claim and unclaim for themselves; an administrator may release somebody else's claim. */
    private void checkClaim(@Nullable String task, @Nullable String claimant, Authentication person) {
        if (claimant == null) {
            TaskEntity stored = stored(task);
            boolean mayGiveBack = stored == null
                    || stored.getAssignee() == null
                    || stored.getAssignee().equals(person.getUserId())
                    || person.getGroupIds() != null && person.getGroupIds().contains(Groups.CAMUNDA_ADMIN);
            if (!mayGiveBack) {
                throw new AuthorizationException("only " + stored.getAssignee()
                        + ", who has claimed this task, or an administrator can give it back");
            }
        } else if (!claimant.equals(person.getUserId())) {
            throw new AuthorizationException(ASSIGNMENTS);
        }
    }

    /** Tasklist saves the whole task to set its dates. */
    private void checkSave(TaskEntity task) {
        TaskEntity stored = task.getRevision() == 0 ? null : stored(task.getId());
        if (stored == null) {
            throw new AuthorizationException(TASKS);
        }
        if (!Objects.equals(stored.getAssignee(), task.getAssignee())
                || !Objects.equals(stored.getOwner(), task.getOwner())
                || stored.getDelegationState() != task.getDelegationState()) {
            throw new AuthorizationException(ASSIGNMENTS);
        }
        if (!Objects.equals(stored.getName(), task.getName())
                || !Objects.equals(stored.getDescription(), task.getDescription())
                || !Objects.equals(stored.getParentTaskId(), task.getParentTaskId())) {
            throw new AuthorizationException(TASKS);
        }
    }

    private @Nullable TaskEntity stored(@Nullable String task) {
        return task == null
                ? null
                : next.execute(context -> context.getTaskManager().findTaskById(task));
    }

    private static @Nullable String text(Command<?> command, String name) {
        return (String) field(command, name);
    }

    /** The engine's commands offer no access to what they are about. */
    static @Nullable Object field(Command<?> command, String name) {
        return new DirectFieldAccessor(command).getPropertyValue(name);
    }
}
