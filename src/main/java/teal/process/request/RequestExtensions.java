package teal.process.request;

import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;
import teal.inventory.Inventory;

/** The code behind the start form, for the engine's wiring. */
@Component
public class RequestExtensions {

    private final Inventory inventory;
    private final ReleaseLock lock;
    private final BadVersions badVersions;

    RequestExtensions(Inventory inventory, ReleaseLock lock, BadVersions badVersions) {
        this.inventory = inventory;
        this.lock = lock;
        this.badVersions = badVersions;
    }

    /** Fills in the form's list of applications. */
    public CommandInterceptor interceptor() {
        return new ApplicationChoice(inventory);
    }

    /** Checks each request before its release begins. */
    public BpmnParseListener listener() {
        return new RequestCheck(inventory, lock, badVersions);
    }
}
