package teal.process.request;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.process.variable.ReleaseVariables;
import teal.release.Version;

/**
 * Checks a request in the transaction that starts the release, however it is started: anything that can be found wrong
 * without asking another system is refused at once, where the requester sees it, and leaves nothing behind.
 */
class RequestCheck extends AbstractBpmnParseListener implements ExecutionListener {

    private final Inventory inventory;
    private final ReleaseLock lock;
    private final BadVersions badVersions;

    RequestCheck(Inventory inventory, ReleaseLock lock, BadVersions badVersions) {
        this.inventory = inventory;
        this.lock = lock;
        this.badVersions = badVersions;
    }

    @Override
    public void parseStartEvent(Element startEvent, ScopeImpl scope, ActivityImpl activity) {
        if (scope instanceof ProcessDefinitionEntity process && process.isStartableInTasklist()) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, this);
        }
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (execution.getSuperExecution() != null) {
            return;
        }
        try {
            check(execution);
        } catch (RuntimeException refusal) {
            // The only exception that the engine's REST API reports as the client's mistake, with its message.
            throw new FormFieldValidationException(refusal, refusal.getMessage(), refusal);
        }
    }

    private void check(DelegateExecution execution) {
        for (String variable : execution.getVariableNames()) {
            if (!ReleaseVariables.isOfRequests(variable)) {
                throw new IllegalArgumentException("found the variable '" + variable
                        + "'; a release is started with application, version, artifact, sha256 and override alone");
            }
        }
        ManagedApplication managed = inventory.get(given(execution, ReleaseVariables.APPLICATION.name()));
        ProcessDefinitionEntity definition = ((ExecutionEntity) execution).getProcessDefinition();
        String process = definition.getKey();
        if (!NewestDiagrams.include(definition)) {
            throw new IllegalArgumentException("process: version " + definition.getVersion() + " of '" + process
                    + "' is not among the diagrams that were deployed last; start the newest version, or"
                    + " deploy it again");
        }
        if (!managed.settings().processes().contains(process)) {
            throw new IllegalArgumentException(managed.refusal(process));
        }
        ReleaseRequest request = new ReleaseRequest(
                managed.name(),
                new Version(given(execution, ReleaseVariables.VERSION.name())),
                given(execution, ReleaseVariables.ARTIFACT.name()),
                ReleaseVariables.SHA256
                        .find(execution)
                        .filter(RequestCheck::isGiven)
                        .orElse(null),
                ReleaseVariables.OVERRIDE
                        .find(execution)
                        .filter(RequestCheck::isGiven)
                        .orElse(null));
        managed.artifacts().checkPlace(request.artifact());
        if (request.override() == null) {
            badVersions.find(managed.name(), request.version()).ifPresent(bad -> {
                throw new IllegalArgumentException(bad.refusal(managed.name(), request.version()));
            });
        }
        if (!lock.isHeldBy(managed.name(), execution.getProcessInstanceId())) {
            throw new ApplicationBusy(
                    managed.name(), lock.holder(managed.name()).orElse("(just ended)"));
        }
    }

    private static String given(DelegateExecution execution, String field) {
        Object found = execution.getVariable(field);
        if (found == null || !isGiven(found.toString())) {
            throw new IllegalArgumentException(field + ": found nothing; this field is required");
        }
        return found.toString();
    }

    private static boolean isGiven(String text) {
        return !text.isBlank();
    }
}
