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
 * Keeps everybody, administrators included, from what Teal has no use for: giving tasks to people by hand, making tasks,
 * changing what a task asks, and attachments. Whom a question is put to is said by its diagram and the policy. Claiming a
 * task and giving it back stay, for oneself. What the engine and Teal's listeners do is not looked at.
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

    /** Whose claim it is may be changed by themselves; an administrator may give back what somebody else has claimed. */
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

    /** Tasklist saves a task as a whole to set its dates. */
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

    /** The engine's commands do not tell by themselves what they are about. */
    static @Nullable Object field(Command<?> command, String name) {
        return new DirectFieldAccessor(command).getPropertyValue(name);
    }
}
