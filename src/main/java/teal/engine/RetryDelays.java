package teal.engine;

import javax.xml.datatype.DatatypeFactory;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.inventory.Retry;
import teal.process.variable.ReleaseVariables;

/**
 * The delays between attempts at a step, as set in the application's inventory. The engine evaluates them by an
 * expression ({@code failedJobRetryTimeCycle}) if the diagram sets no delays for the step.
 */
@Component("retryDelays")
public class RetryDelays {

    static {
        // The engine creates a duration parser for each delay of each job, and each time the JDK would search all jars
        // for an alternative to its own: a tenth of the engine's processor time in a release.
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
