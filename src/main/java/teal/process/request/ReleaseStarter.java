package teal.process.request;

import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import teal.access.NoPrincipal;
import teal.access.NotAllowed;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.process.variable.ReleaseVariables;
import teal.release.ReleaseId;

/** Starts releases. */
@Service
public class ReleaseStarter {

    private final RuntimeService runtime;
    private final Inventory inventory;

    ReleaseStarter(RuntimeService runtime, Inventory inventory) {
        this.runtime = runtime;
        this.inventory = inventory;
    }

    /**
     * Starts a release and returns its id at once; the engine does the work.
     *
     * @throws ApplicationBusy if another release of the application is running; this one then leaves nothing behind
     * @throws IllegalArgumentException if the process is not one of the application's, the artifact's location is not
     *     allowed by the inventory, or the version was rolled back and there is no reason for releasing it again
     */
    @Transactional
    public ReleaseId start(ReleaseRequest request) {
        ManagedApplication managed = inventory.get(request.application());
        String application = managed.name();
        String process = Optional.ofNullable(request.process())
                .orElse(managed.settings().processes().get(0));
        if (!managed.settings().processes().contains(process)) {
            throw new IllegalArgumentException(managed.refusal(process));
        }
        VariableMap variables = Variables.createVariables()
                .putValue(ReleaseVariables.APPLICATION.name(), application)
                .putValue(ReleaseVariables.VERSION.name(), request.version().value())
                .putValue(ReleaseVariables.ARTIFACT.name(), request.artifact());
        if (request.sha256() != null) {
            variables.putValue(ReleaseVariables.SHA256.name(), request.sha256());
        }
        if (request.override() != null) {
            variables.putValue(ReleaseVariables.OVERRIDE.name(), request.override());
        }
        return new ReleaseId(
                begin(process, application + " " + request.version(), variables).getId());
    }

    private ProcessInstance begin(String process, String businessKey, VariableMap variables) {
        try {
            return runtime.startProcessInstanceByKey(process, businessKey, variables);
        } catch (NullValueException missing) {
            throw new IllegalArgumentException(
                    "process: the inventory names '" + process + "', which is not deployed; deploy it, or correct"
                            + " teal.applications",
                    missing);
        } catch (FormFieldValidationException refused) {
            if (refused.getCause() instanceof ApplicationBusy busy) {
                throw busy;
            }
            throw new IllegalArgumentException(refused.getMessage(), refused);
        } catch (NoPrincipal nobody) {
            throw nobody;
        } catch (AuthorizationException forbidden) {
            throw new NotAllowed(
                    "starting a release needs the group 'requesters': " + forbidden.getMessage(), forbidden);
        }
    }
}
