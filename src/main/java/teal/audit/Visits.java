package teal.audit;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import teal.access.SystemPrincipal;
import teal.release.Reason;

/** Who came and went: sign-ins and sign-outs, what was refused, and what strangers tried. */
@Service
public class Visits implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Visits.class);

    private final AuditTrail trail;
    private final Strangers strangers;

    Visits(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.strangers = new Strangers(clock);
    }

    /**
     * Records what a signed-in person did at the front door. While the trail has no end, this goes to Teal's log instead:
     * otherwise no administrator could sign in to repair it.
     */
    public void keep(String person, String act, String subject, String details) {
        try {
            SystemPrincipal.run("keeping a record", () -> trail.keep(person, act, subject, details));
        } catch (TrailWithoutEnd lost) {
            log.error("not in the audit trail: {} {} {} {}: {}", person, act, subject, details, lost.getMessage());
        }
    }

    /**
     * Records what somebody did who has not signed in: by itself, or in the sum of its minute once there is too much of it.
     *
     * @param name the name that was entered
     */
    public void keepStranger(String name, String act, String subject, String address) {
        keepSum();
        if (strangers.isSingle(name, act, address)) {
            try {
                keep(name, act, subject, "from " + address);
            } catch (DataAccessException | TransactionException away) {
                // The refusal itself needs no database, and stays what it is.
                log.error("not in the audit trail: {} {} {} from {}: {}", name, act, subject, address, Reason.of(away));
            }
        }
    }

    @Scheduled(fixedDelay = 1000)
    void keepSum() {
        strangers.due().ifPresent(this::keepSum);
    }

    private void keepSum(String sum) {
        try {
            keep("(strangers)", "Strangers", "front door", sum);
        } catch (DataAccessException | TransactionException away) {
            log.error("not in the audit trail: what strangers did {}: {}", sum, Reason.of(away));
        }
    }

    @Override
    public void destroy() {
        strangers.take().ifPresent(this::keepSum);
    }
}
