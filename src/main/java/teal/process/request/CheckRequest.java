package teal.process.request;

import java.util.Map;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/** Everything that {@link StartRelease} does before it starts a release. */
final class CheckRequest implements Command<String> {

    private final String process;
    private final Map<String, Object> variables;
    private final RequestCheck check;
    private final ReleaseLock lock;

    CheckRequest(String process, Map<String, Object> variables, RequestCheck check, ReleaseLock lock) {
        this.process = process;
        this.variables = variables;
        this.check = check;
        this.lock = lock;
    }

    @Override
    public String execute(CommandContext context) {
        ProcessDefinitionEntity definition = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedLatestProcessDefinitionByKey(process);
        RequestCheck.Checked request = check.check(context, definition, variables);
        lock.mustBeFree(request.application());
        return definition.getId();
    }
}
