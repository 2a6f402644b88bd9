package teal.audit;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import teal.access.AdministratorRestored;
import teal.access.SystemPrincipal;
import teal.nodeactions.NodeMaintenance;
import teal.process.task.NotAsked;
import teal.releaseactions.RollbackRequests;

/** What other rooms report, because no command of the engine says it. */
@Component
class RecordedEvents {

    private final AuditTrail trail;

    RecordedEvents(AuditTrail trail) {
        this.trail = trail;
    }

    @EventListener
    void rollbackRequested(RollbackRequests.Requested request) {
        trail.keep(request.person(), "RequestRollback", "release " + request.release(), request.reason());
    }

    @EventListener
    void nodeActedOn(NodeMaintenance.Acted act) {
        trail.keep(act.person(), act.act(), "node " + act.node() + " of " + act.application(), act.details());
    }

    @EventListener
    void administratorRestored(AdministratorRestored restored) {
        trail.keep(
                SystemPrincipal.NAME,
                "RestoreAdministrator",
                "user " + restored.user(),
                "by the option teal.admin.restore");
    }

    @EventListener
    void answerRefused(NotAsked.Attempt attempt) {
        trail.keep(attempt.person(), "Refused", "task " + attempt.task(), attempt.reason());
    }
}
