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

    CheckRequest(String process, Map<String, Object> variables, RequestCheck check) {
        this.process = process;
        this.variables = variables;
        this.check = check;
    }

    @Override
    public String execute(CommandContext context) {
        ProcessDefinitionEntity definition = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedLatestProcessDefinitionByKey(process);
        check.check(context, definition, variables);
        return definition.getId();
    }
}
