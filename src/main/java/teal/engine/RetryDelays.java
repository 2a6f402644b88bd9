package teal.engine;

import javax.xml.datatype.DatatypeFactory;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.inventory.Retry;
import teal.process.variable.ReleaseVariables;

/**
 * The delays between attempts at a step, as the application's inventory says. The engine asks for them by an expression
 * ({@code failedJobRetryTimeCycle}) where the step has none of its own in the diagram.
 */
@Component("retryDelays")
public class RetryDelays {

    static {
        // The engine makes a reader of durations for each delay of each job, and each time the JDK would look through
        // all jars for another one than its own: a tenth of the engine's processor time in a release.
        if (System.getProperty(DatatypeFactory.DATATYPEFACTORY_PROPERTY) == null) {
            System.setProperty(
                    DatatypeFactory.DATATYPEFACTORY_PROPERTY, DatatypeFactory.DATATYPEFACTORY_IMPLEMENTATION_CLASS);
        }
    }

    private final Inventory inventory;

    RetryDelays(Inventory inventory) {
        this.inventory = inventory;
    }

    public String of(DelegateExecution execution) {
        return ReleaseVariables.APPLICATION
                .find(execution)
                .flatMap(inventory::find)
                .map(ManagedApplication::settings)
                .map(settings -> settings.retry())
                .orElseGet(() -> new Retry(null))
                .text();
    }
}
