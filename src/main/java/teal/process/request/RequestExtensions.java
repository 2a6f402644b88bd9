package teal.process.request;

import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;
import teal.access.Principals;
import teal.inventory.Inventory;

/** The code behind the start form, for the engine's wiring. */
@Component
public class RequestExtensions {

    private final Inventory inventory;
    private final OfferedVersions versions;
    private final Principals principals;
    private final ReleaseLock lock;
    private final BadVersions badVersions;
    private final RequestedFor requestedFor;

    RequestExtensions(
            Inventory inventory,
            OfferedVersions versions,
            ReleaseLock lock,
            BadVersions badVersions,
            RequestedFor requestedFor,
            Principals principals) {
        this.principals = principals;
        this.inventory = inventory;
        this.versions = versions;
        this.lock = lock;
        this.badVersions = badVersions;
        this.requestedFor = requestedFor;
    }

    /** Fills in the form's list of applications; makes each start a release, checked before it begins. */
    public List<CommandInterceptor> interceptors() {
        return List.of(
                new ApplicationChoice(inventory, versions),
                new EachStartIsARelease(inventory, lock, badVersions, requestedFor, principals));
    }
}
