package teal.notify.release;

import java.time.ZoneId;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import teal.access.SystemPrincipal;
import teal.inventory.Inventory;
import teal.notify.Notice;
import teal.notify.Notice.Occasion;
import teal.notify.Notifier;
import teal.process.node.Away;
import teal.process.node.NodesAway;

/** Reminds people, once, of a node that should have been back from maintenance by now. */
@Component
class OverdueNodes {

    private final NodesAway away;
    private final Inventory inventory;
    private final Notifier notifier;

    OverdueNodes(NodesAway away, Inventory inventory, Notifier notifier) {
        this.away = away;
        this.inventory = inventory;
        this.notifier = notifier;
    }

    @Scheduled(fixedDelay = 60_000)
    void remind() {
        if (notifier.hasChannels()) {
            away.takeOverdue().stream()
                    .filter(this::isInInventory)
                    .forEach(node -> notifier.send(() -> SystemPrincipal.call("a reminder", () -> notice(node))));
        }
    }

    /** An application may have left the inventory meanwhile. */
    private ZoneId zone(Away node) {
        return inventory
                .find(node.application())
                .map(managed -> managed.settings().zone())
                .orElse(ZoneId.of("UTC"));
    }

    /** A node that was removed from the inventory is not expected back. */
    private boolean isInInventory(Away away) {
        return inventory
                .find(away.application())
                .filter(managed -> managed.application().clusters().stream()
                        .flatMap(cluster -> cluster.nodes().stream())
                        .anyMatch(node -> node.name().equals(away.node())))
                .isPresent();
    }

    private Notice notice(Away node) {
        return new Notice(
                Occasion.REMINDER,
                node.application(),
                "",
                "",
                node.application() + ": node " + node.node() + " should be back by now; it is "
                        + away.text(node, zone(node)),
                notifier.link() + "/camunda/app/cockpit/",
                notifier.clock().instant());
    }
}
