package teal.engine;

import java.time.ZoneId;
import java.util.Set;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import teal.access.KnownGroups;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.notify.Notifier;
import teal.release.TimeWindow;
import teal.rules.Vocabulary;
import teal.rules.Vocabulary.Kind;

/** Checks files before they are deployed, and withdraws removed processes afterwards. */
@Component
class Deployments {

    private final Inventory inventory;
    private final Notifier notifier;
    private final ObjectProvider<KnownGroups> groups;
    private final ObjectProvider<JdbcClient> database;

    Deployments(
            Inventory inventory,
            Notifier notifier,
            ObjectProvider<KnownGroups> groups,
            ObjectProvider<JdbcClient> database) {
        this.inventory = inventory;
        this.notifier = notifier;
        this.groups = groups;
        this.database = database;
    }

    Deployer gate() {
        return new DiagramGate(
                () -> vocabulary(inventory, notifier), () -> groups.getObject().all());
    }

    Deployer removal() {
        return new RemovedProcesses(database);
    }

    /** Names may come from any application; an application without such a name reports it when its release gets there. */
    private static Vocabulary vocabulary(Inventory inventory, Notifier notifier) {
        Vocabulary vocabulary = new Vocabulary()
                .with(Kind.WEBHOOK, Set.copyOf(notifier.webhooks()))
                .with(Kind.TIME_ZONE, ZoneId.getAvailableZoneIds())
                .with(Kind.TIME_ZONE, Set.of(TimeWindow.ZONE_OF_APPLICATION));
        for (ManagedApplication application : inventory.all()) {
            vocabulary
                    .with(Kind.APPLICATION, Set.of(application.name()))
                    .with(Kind.TASK, application.settings().deployment().tasks().keySet())
                    .with(Kind.ENDPOINT, application.settings().endpoints().keySet())
                    .requiring(application.name(), application.settings().requiredGuards());
        }
        return vocabulary;
    }
}
