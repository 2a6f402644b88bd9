package teal.process.request;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessInstanceWithVariablesImpl;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.runtime.ProcessInstanceWithVariables;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import teal.access.Principals;
import teal.process.variable.ReleaseVariables;

/**
 * Starts a process as a release: Teal's own process ({@link ReleaseFrame}) is started, and calls the one that was asked
 * for. Starting it needs the right to start the latter.
 */
final class StartRelease implements Command<ProcessInstanceWithVariables> {

    private final ProcessDefinitionEntity process;
    private final @Nullable String businessKey;
    private final Map<String, Object> variables;
    private final RequestCheck check;
    private final ReleaseLock lock;
    private final Principals principals;

    StartRelease(
            ProcessDefinitionEntity process,
            @Nullable String businessKey,
            @Nullable Map<String, Object> variables,
            RequestCheck check,
            ReleaseLock lock,
            Principals principals) {
        this.process = process;
        this.businessKey = businessKey;
        this.variables = variables == null ? Map.of() : variables;
        this.check = check;
        this.lock = lock;
        this.principals = principals;
    }

    @Override
    public ProcessInstanceWithVariables execute(CommandContext context) {
        VariableMap given = Variables.fromMap(variables);
        RequestCheck.Checked request = check.check(context, process, given);
        // A version is enough where the inventory says where each is; the release keeps the address that it had then.
        given.putValue(ReleaseVariables.ARTIFACT.name(), request.artifact());
        ExecutionEntity release = ReleaseFrame.of(process)
                .createProcessInstance(
                        Optional.ofNullable(businessKey).orElse(request.application() + " " + request.version()));
        lock.take(request.application(), release.getId());
        release.start(given);
        // People may not write these.
        principals.asTeal("starting a release", () -> {
            ReleaseVariables.PROCESS.set(release, process.getKey());
            ReleaseVariables.PLANNED.set(release, false);
        });
        context.getOperationLogManager()
                .logProcessInstanceOperation(
                        UserOperationLogEntry.OPERATION_TYPE_CREATE,
                        release.getId(),
                        process.getId(),
                        process.getKey(),
                        Collections.singletonList(PropertyChange.EMPTY_CHANGE));
        return new ProcessInstanceWithVariablesImpl(release, release.getVariables());
    }
}
