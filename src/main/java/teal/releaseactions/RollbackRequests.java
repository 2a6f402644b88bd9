package teal.releaseactions;

import java.time.Clock;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import teal.access.NotAllowed;
import teal.access.Principals;
import teal.access.ReleaseRights;
import teal.access.Role;
import teal.process.variable.ReleaseVariables;
import teal.process.variable.RollbackRequest;

/**
 * Takes requests to roll a release back, or to cancel it before it has changed anything. Both are the same request,
 * since what has to be undone is looked up, not remembered. Nothing is interrupted: the request is stored with the
 * release, each step checks for it before it acts, and {@link RollbackStart} begins the roll-back.
 */
@Service
public class RollbackRequests {

    /** Like a comment or a reason in the forms. */
    private static final int REASON = 2_000;

    private final RuntimeService runtime;
    private final HistoryService history;
    private final Principals principals;
    private final ReleaseRights rights;
    private final OpenRollbackRequests requests;
    private final RollbackStart rollback;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    RollbackRequests(
            RuntimeService runtime,
            HistoryService history,
            Principals principals,
            ReleaseRights rights,
            OpenRollbackRequests requests,
            RollbackStart rollback,
            Clock clock,
            ApplicationEventPublisher events) {
        this.runtime = runtime;
        this.history = history;
        this.principals = principals;
        this.rights = rights;
        this.requests = requests;
        this.rollback = rollback;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Requests the roll-back on behalf of the signed-in user.
     *
     * @throws IllegalArgumentException if the reason is too long
     * @throws UnknownRelease if there is no such release
     * @throws NotRunning if it has ended, or is already being rolled back
     * @throws NotAllowed if the user may not steer releases
     */
    @Transactional
    public void request(String release, String reason) {
        if (!rights.maySteer()) {
            throw new NotAllowed("rolling a release back needs the group '" + Role.OPERATORS.group() + "'");
        }
        if (reason.length() > REASON) {
            throw new IllegalArgumentException(
                    "reason: found " + reason.length() + " characters; allowed: up to " + REASON);
        }
        HistoricProcessInstance instance = history.createHistoricProcessInstanceQuery()
                .processInstanceId(release)
                .rootProcessInstances()
                .singleResult();
        if (instance == null) {
            throw new UnknownRelease("there is no release " + release);
        }
        if (instance.getEndTime() != null) {
            throw new NotRunning(
                    "release " + release + " has ended; to bring an earlier version back, release that version");
        }
        // An approver's "no" is not a request, but also starts a roll-back.
        boolean pending = requests.exists(release) && !requests.isMet(release);
        if (pending || requests.isRollingBack(release)) {
            throw new NotRunning("release " + release + " is already being rolled back");
        }
        Optional<String> user = principals.person().map(Authentication::getUserId);
        String why = reason.isBlank() ? "requested without a reason" : reason.strip();
        RollbackRequest request = new RollbackRequest(user.orElse(null), why, clock.instant());
        // Operators have no general permission to edit variables.
        principals.asTeal("keeping a roll-back request", () -> keep(release, request));
        user.ifPresent(person -> events.publishEvent(new Requested(person, release, why)));
        rollback.soon(release);
    }

    private void keep(String release, RollbackRequest request) {
        // An earlier roll-back does not meet this request.
        runtime.removeVariable(release, ReleaseVariables.RESTORE.name());
        runtime.setVariable(
                release, ReleaseVariables.ROLL_BACK_REQUEST.name(), ReleaseVariables.ROLL_BACK_REQUEST.encode(request));
    }

    /** Someone requested a roll-back; published within the transaction that stores the request. */
    public record Requested(String person, String release, String reason) {}

    /** There is no release with that id. */
    public static final class UnknownRelease extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnknownRelease(String message) {
            super(message);
        }
    }

    /** The release is not in a state that allows this. */
    public static final class NotRunning extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public NotRunning(String message) {
            super(message);
        }
    }
}
