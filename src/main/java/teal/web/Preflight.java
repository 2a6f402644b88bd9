package teal.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import teal.access.Principals;
import teal.access.SystemPrincipal;
import teal.audit.AuditTrail;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.preflight.CheckReport;
import teal.preflight.DryRun;
import teal.preflight.Preview;
import teal.preflight.ReleaseCheck;
import teal.process.request.ReleaseRequest;
import teal.release.Quoted;

/**
 * The two questions without effects, however they are asked. An entry on the audit trail is all that either leaves in Teal's
 * tables: it says who made Teal log in to the nodes.
 */
@Component
public class Preflight {

    private final ReleaseCheck check;
    private final DryRun dryRun;
    private final Inventory inventory;
    private final Principals principals;
    private final AuditTrail trail;

    Preflight(ReleaseCheck check, DryRun dryRun, Inventory inventory, Principals principals, AuditTrail trail) {
        this.check = check;
        this.dryRun = dryRun;
        this.inventory = inventory;
        this.principals = principals;
        this.trail = trail;
    }

    /** Everything that a release of the application will ask. */
    public CheckReport check(ManagedApplication managed) {
        keep("Check", managed.name(), "");
        return check.of(managed);
    }

    /** What a release would do, or why it would be refused. */
    public Preview preview(ReleaseRequest wanted) {
        Optional.ofNullable(wanted.application())
                .flatMap(inventory::find)
                .ifPresent(managed ->
                        keep("DryRun", managed.name(), "version " + Quoted.text(String.valueOf(wanted.version()))));
        return dryRun.of(wanted);
    }

    private void keep(String act, String application, String details) {
        principals.mustBeSomebody("asking about an application");
        trail.keep(principals.name().orElse(SystemPrincipal.NAME), act, "application " + application, details);
    }
}
