package teal.process.form;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import teal.process.RefusedAnswer;

/**
 * People who answer a task are told in plain words why their answer was not taken: what was wrong with it, or that
 * somebody else was faster. Where no person is signed in, exceptions stay what they are.
 */
class AnswersInPlainWords extends CommandInterceptor {

    private static final List<Class<?>> ANSWERS =
            List.of(SubmitTaskFormCmd.class, CompleteTaskCmd.class, ClaimTaskCmd.class);

    private static final Pattern GONE = Pattern.compile("Cannot find task with id (\\S+?):? ");

    private final ProcessEngineConfigurationImpl engine;

    AnswersInPlainWords(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (ProcessEngineException refused) {
            if (ANSWERS.stream().noneMatch(kind -> kind.isInstance(command)) || nobodyIsSignedIn()) {
                throw refused;
            }
            throw inPlainWords(refused);
        }
    }

    private boolean nobodyIsSignedIn() {
        return engine.getIdentityService().getCurrentAuthentication() == null;
    }

    private ProcessEngineException inPlainWords(ProcessEngineException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedAnswer answer) {
                return answer;
            }
            if (cause instanceof OptimisticLockingException) {
                return new RefusedAnswer(
                        "somebody else has answered this in the same moment. Your answer was not taken over,"
                                + " and nothing was done twice; reload to see what is asked now");
            }
        }
        Matcher gone = GONE.matcher(String.valueOf(refused.getMessage()));
        return gone.find()
                ? new RefusedAnswer("this is no longer asked: " + whatBecameOf(gone.group(1))
                        + ". Your answer was not taken over; reload to see what is asked now")
                : refused;
    }

    private String whatBecameOf(String task) {
        return Optional.ofNullable(engine.getHistoryService()
                        .createHistoricTaskInstanceQuery()
                        .taskId(task)
                        .finished()
                        .singleResult())
                .map(HistoricTaskInstance::getAssignee)
                .map(user -> user + " has answered it")
                .orElse("the release has moved on");
    }
}
