package teal.process.approval;

import java.util.Optional;
import teal.inventory.ManagedApplication;
import teal.process.variable.Approvals;
import teal.process.variable.Evidence.Link;
import teal.process.variable.ReleasePlan;
import teal.release.Version;
import teal.traffic.TrafficSettings;

/** What follows an answer, in words for approvers, and where they can look before they give it. */
record AfterApproval(ManagedApplication managed, ReleasePlan plan, Version version) {

    String yes(Approvals approvals) {
        if (approvals.missing() > 1) {
            return "Your yes is kept; another person has to say yes before anything changes.";
        }
        TrafficSettings traffic = managed.settings().traffic();
        return "Users move to " + plan.first() + " within about "
                + Readable.duration(traffic.ttl().plus(traffic.cacheMargin())) + ". Teal then watches live traffic for "
                + Readable.duration(managed.settings().verification().watch().bake())
                + ", and moves users back by itself if it is bad. After that " + plan.second() + " gets " + version
                + " too.";
    }

    String no() {
        return managed.settings().approval().rejectionRollsBack()
                ? "The release is rolled back: users stay where they are, " + plan.first()
                        + " goes back to the old version, and " + version
                        + " is marked as bad, so that releasing it again needs a reason."
                : "Nothing changes: users stay where they are, and the question stays open, with your reason.";
    }

    /** Where the new version can be tried before users have it. */
    Optional<Link> tryOut() {
        return managed.settings()
                .approval()
                .tryOut(plan.first(), version.value())
                .map(address -> new Link("Try " + version + " on " + plan.first(), address));
    }
}
