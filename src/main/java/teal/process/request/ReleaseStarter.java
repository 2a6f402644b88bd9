package teal.process.request;

import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import teal.access.NoPrincipal;
import teal.access.NotAllowed;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
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
     * @throws RequestRefused if anything else about the request is wrong
     * @throws Inventory.UnknownApplication if the inventory has no such application
     */
    @Transactional
    public ReleaseId start(ReleaseRequest request) {
        Optional<ManagedApplication> managed = Optional.ofNullable(request.application())
                .filter(name -> !name.isBlank())
                .map(inventory::get);
        String process = Optional.ofNullable(request.process())
                .or(() -> managed.map(known -> known.settings().processes().get(0)))
                .orElse(NewestDiagrams.MAIN_PROCESS);
        try {
            return new ReleaseId(runtime.startProcessInstanceByKey(process, request.variables())
                    .getId());
        } catch (NoPrincipal nobody) {
            throw nobody;
        } catch (AuthorizationException forbidden) {
            managed.ifPresent(known -> refuseUnused(process, known));
            throw new NotAllowed(
                    "starting a release needs the group 'requesters' or 'operators'; ask an administrator", forbidden);
        } catch (NullValueException missing) {
            managed.ifPresent(known -> refuseUnused(process, known));
            throw new RequestRefused("process: the inventory names '" + process
                    + "', which is not deployed; deploy it, or correct teal.applications");
        }
    }

    /** A process that cannot be started at all is most likely not one of the application's. */
    private static void refuseUnused(String process, ManagedApplication managed) {
        if (!managed.settings().processes().contains(process)) {
            throw new RequestRefused(managed.refusal(process));
        }
    }
}
