package teal.process.task;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.MissingAuthorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.context.ApplicationEventPublisher;
import teal.access.PeopleNames;
import teal.access.Principals;
import teal.release.Reason;

/**
 * Explains in plain words to people who answer a task why their answer was not used: what was wrong with it, or that
 * someone else was faster. When Teal itself acts, exceptions are left as they are.
 */
public class AnswersInPlainWords extends CommandInterceptor {

    private static final List<Class<?>> ANSWERS =
            List.of(SubmitTaskFormCmd.class, CompleteTaskCmd.class, ClaimTaskCmd.class);

    private static final Pattern GONE = Pattern.compile("Cannot find task with id (\\S+?):? ");

    private static final String MOVED_ON = "the release has moved on";

    private final ProcessEngineConfigurationImpl engine;
    private final Principals principals;
    private final PeopleNames names;
    private final ApplicationEventPublisher events;

    /** @param events receives answers from people who were not asked, after the answer's transaction has ended */
    public AnswersInPlainWords(
            ProcessEngineConfigurationImpl engine,
            Principals principals,
            PeopleNames names,
            ApplicationEventPublisher events) {
        this.names = names;
        this.events = events;
        this.engine = engine;
        this.principals = principals;
    }

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (ProcessEngineException refused) {
            if (ANSWERS.stream().noneMatch(kind -> kind.isInstance(command))
                    || principals.person().isEmpty()) {
                throw refused;
            }
            ProcessEngineException answer = inPlainWords(refused);
            if (answer instanceof NotAsked) {
                events.publishEvent(new NotAsked.Attempt(
                        principals.person().orElseThrow().getUserId(),
                        // The engine's commands do not expose what they are about.
                        String.valueOf(new DirectFieldAccessor(command).getPropertyValue("taskId")),
                        Reason.of(answer)));
            }
            throw answer;
        }
    }

    private ProcessEngineException inPlainWords(ProcessEngineException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedAnswer answer) {
                return answer;
            }
            if (cause instanceof OptimisticLockingException) {
                return new RefusedAnswer(
                        "someone else answered this at the same moment. Your answer was not used, and nothing was"
                                + " done twice; reload to see the current question");
            }
        }
        return gone(refused)
                .<ProcessEngineException>map(by -> new RefusedAnswer("this question is closed: " + by
                        + ". Your answer was not used; reload to see the current question"))
                .orElse(refused);
    }

    /** Who was faster, if the task is gone. The right to answer it went too, which may be noticed first. */
    private Optional<String> gone(ProcessEngineException refused) {
        if (refused instanceof AuthorizationException notAllowed) {
            return notAllowed.getMissingAuthorizations().stream()
                    .filter(missing -> Resources.TASK.resourceName().equals(missing.getResourceType()))
                    .map(MissingAuthorization::getResourceId)
                    .distinct()
                    .flatMap(task -> ended(task).stream())
                    .map(this::by)
                    .findFirst();
        }
        Matcher gone = GONE.matcher(Reason.of(refused));
        return gone.find() ? Optional.of(ended(gone.group(1)).map(this::by).orElse(MOVED_ON)) : Optional.empty();
    }

    /** Also empty if the user may not read the task. */
    private Optional<HistoricTaskInstance> ended(String task) {
        return Optional.ofNullable(engine.getHistoryService()
                .createHistoricTaskInstanceQuery()
                .taskId(task)
                .finished()
                .singleResult());
    }

    private String by(HistoricTaskInstance task) {
        return task.getAssignee() == null ? MOVED_ON : names.of(task.getAssignee()) + " has answered it";
    }
}
