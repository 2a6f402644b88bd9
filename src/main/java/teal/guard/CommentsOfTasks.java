package teal.guard;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.GetProcessInstanceCommentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskEventsCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/**
 * Comments follow the rights on their subject: people who may read a task or a release may read its comments, and people who
 * may work on it may write some. The engine itself checks rights only when a comment is changed or removed.
 */
final class CommentsOfTasks extends CommandInterceptor {

    private static final List<Class<?>> READING = List.of(
            GetTaskCommentsCmd.class,
            GetTaskCommentCmd.class,
            GetTaskEventsCmd.class,
            GetProcessInstanceCommentsCmd.class);

    private final ProcessEngineConfigurationImpl engine;

    CommentsOfTasks(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
        Authentication person = engine.getIdentityService().getCurrentAuthentication();
        if (OutermostCommand.isNext() && person != null && person.getUserId() != null) {
            if (command instanceof GetProcessInstanceCommentsCmd) {
                mustRead("release", mayReadInstance(text(command, "processInstanceId")));
            } else if (READING.stream().anyMatch(kind -> kind.isInstance(command))) {
                mustRead("task", mayReadTask(text(command, "taskId")));
            } else if (command instanceof AddCommentCmd) {
                mustWorkOn(text(command, "taskId"), text(command, "processInstanceId"));
            }
        }
        return next.execute(command);
    }

    private static void mustRead(String what, boolean may) {
        if (!may) {
            throw new AuthorizationException(
                    "comments can be read only by people who may read the " + what + " itself");
        }
    }

    private boolean mayReadTask(@Nullable String task) {
        return task != null
                && (engine.getTaskService().createTaskQuery().taskId(task).count() > 0
                        || engine.getHistoryService()
                                        .createHistoricTaskInstanceQuery()
                                        .taskId(task)
                                        .count()
                                > 0);
    }

    private boolean mayReadInstance(@Nullable String instance) {
        return instance != null
                && (engine.getRuntimeService()
                                        .createProcessInstanceQuery()
                                        .processInstanceId(instance)
                                        .count()
                                > 0
                        || engine.getHistoryService()
                                        .createHistoricProcessInstanceQuery()
                                        .processInstanceId(instance)
                                        .count()
                                > 0);
    }

    /** A comment on a task may name only the task's own process instance. */
    private void mustWorkOn(@Nullable String task, @Nullable String instance) {
        next.execute(context -> {
            var checkers = context.getProcessEngineConfiguration().getCommandCheckers();
            if (task != null) {
                TaskEntity found = context.getTaskManager().findTaskById(task);
                if (found == null || instance != null && !Objects.equals(instance, found.getProcessInstanceId())) {
                    throw new AuthorizationException(
                            "comments can be added only to an open task, by people who may answer it");
                }
                checkers.forEach(checker -> checker.checkTaskWork(found));
            } else if (instance != null) {
                ExecutionEntity found = context.getExecutionManager().findExecutionById(instance);
                if (found == null) {
                    throw new AuthorizationException(
                            "comments can be added only to a running release, by people who may steer it");
                }
                checkers.forEach(checker -> checker.checkUpdateProcessInstance(found));
            }
            return true;
        });
    }

    private static @Nullable String text(Command<?> command, String name) {
        return (String) NotByHand.field(command, name);
    }
}
