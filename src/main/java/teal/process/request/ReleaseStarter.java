package teal.process.request;

import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.ServiceImpl;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import teal.access.CurrentPerson;
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
    private final CurrentPerson person;
    private final RequestCheck check;

    ReleaseStarter(
            RuntimeService runtime,
            Inventory inventory,
            CurrentPerson person,
            BadVersions badVersions,
            RequestedFor requestedFor,
            ReleaseLock lock) {
        this.runtime = runtime;
        this.inventory = inventory;
        this.person = person;
        this.check = new RequestCheck(inventory, badVersions, requestedFor, lock);
    }

    /**
     * Starts a release and returns its id at once; the engine does the work.
     *
     * @throws ApplicationBusy if another release of the application is running; this one then leaves nothing behind
     * @throws NotAllowed if the person may not start releases, or has a token for another application
     * @throws RequestRefused if anything else about the request is wrong
     * @throws Inventory.UnknownApplication if the inventory has no such application
     */
    @Transactional
    public ReleaseId start(ReleaseRequest request) {
        return admitted(
                request,
                process -> new ReleaseId(runtime.startProcessInstanceByKey(process, request.variables())
                        .getId()));
    }

    /**
     * Checks a request as {@link #start} does, and refuses it in the same words, but starts nothing.
     *
     * @return the id of the process definition that would be started
     */
    @Transactional(readOnly = true)
    public String check(ReleaseRequest request) {
        return admitted(
                request,
                process -> ((ServiceImpl) runtime)
                        .getCommandExecutor()
                        .execute(new CheckRequest(process, request.variables(), check)));
    }

    private <T> T admitted(ReleaseRequest request, Function<String, T> start) {
        person.mustBeFor(request.application());
        Optional<ManagedApplication> managed = Optional.ofNullable(request.application())
                .filter(name -> !name.isBlank())
                .map(inventory::get);
        String process = Optional.ofNullable(request.process())
                .or(() -> managed.map(known -> known.settings().processes().get(0)))
                .orElse(NewestDiagrams.MAIN_PROCESS);
        try {
            return start.apply(process);
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
