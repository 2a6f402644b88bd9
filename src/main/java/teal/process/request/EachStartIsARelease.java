package teal.process.request;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.DirectFieldAccessor;
import teal.access.Principals;
import teal.inventory.Inventory;

/**
 * Starting a process that releases an application starts a release: by the API, by Tasklist's form or by the engine's own
 * API.
 */
final class EachStartIsARelease extends CommandInterceptor {

    private final Inventory inventory;
    private final Principals principals;
    private final ReleaseLock lock;
    private final RequestCheck check;

    EachStartIsARelease(
            Inventory inventory,
            ReleaseLock lock,
            BadVersions badVersions,
            RequestedFor requestedFor,
            Principals principals) {
        this.inventory = inventory;
        this.principals = principals;
        this.lock = lock;
        this.check = new RequestCheck(inventory, badVersions, requestedFor, lock);
    }

    /** What a command wants to start. */
    private record Wanted(
            ProcessDefinitionEntity process,
            @Nullable String businessKey,
            @Nullable Map<String, Object> variables) {}

    @Override
    @SuppressWarnings("unchecked") // both commands return the process instance that they start
    public <T> T execute(Command<T> command) {
        return wanted(command)
                .filter(wanted -> releases(wanted.process()))
                .map(wanted -> (T) next.execute(new StartRelease(
                        wanted.process(), wanted.businessKey(), wanted.variables(), check, lock, principals)))
                .orElseGet(() -> next.execute(command));
    }

    @SuppressWarnings("unchecked") // the field is declared so
    private Optional<Wanted> wanted(Command<?> command) {
        // The engine's commands do not expose what they start.
        if (command instanceof StartProcessInstanceCmd) {
            ProcessInstantiationBuilderImpl asked = (ProcessInstantiationBuilderImpl)
                    new DirectFieldAccessor(command).getPropertyValue("instantiationBuilder");
            return Optional.of(new Wanted(
                    next.execute(new GetDeployedProcessDefinitionCmd(asked, false)),
                    asked.getBusinessKey(),
                    asked.getVariables()));
        }
        if (command instanceof SubmitStartFormCmd) {
            DirectFieldAccessor form = new DirectFieldAccessor(command);
            String id = String.valueOf(form.getPropertyValue("processDefinitionId"));
            return Optional.ofNullable(next.execute(context -> context.getProcessEngineConfiguration()
                            .getDeploymentCache()
                            .findDeployedProcessDefinitionById(id)))
                    .map(process ->
                            new Wanted(process, (String) form.getPropertyValue("businessKey"), (Map<String, Object>)
                                    form.getPropertyValue("variables")));
        }
        return Optional.empty();
    }

    /** Processes that are only called may be started alone by an administrator; that is not a release. */
    private boolean releases(ProcessDefinitionEntity process) {
        return process.isStartableInTasklist()
                || inventory.all().stream()
                        .anyMatch(managed -> managed.settings().processes().contains(process.getKey()));
    }
}
