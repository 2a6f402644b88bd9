package teal.notify.release;

import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.spring.boot.starter.event.TaskEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import teal.access.PeopleNames;
import teal.access.SystemPrincipal;
import teal.board.Diagrams;
import teal.board.ReleaseView;
import teal.board.Releases;
import teal.notify.Notice;
import teal.notify.Notice.Occasion;
import teal.notify.Notifier;
import teal.process.approval.StillWaiting;
import teal.process.task.TaskName;
import teal.process.variable.ReleaseReports;

/** Sends a notice when a release starts, waits for someone, needs a decision or ends, after that has been committed. */
@Component
class Notices {

    private final Notifier notifier;
    private final Releases releases;
    private final ReleaseReports reports;
    private final Diagrams diagrams;
    private final PeopleNames names;

    Notices(Notifier notifier, Releases releases, ReleaseReports reports, Diagrams diagrams, PeopleNames names) {
        this.names = names;
        this.notifier = notifier;
        this.releases = releases;
        this.reports = reports;
        this.diagrams = diagrams;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void release(HistoricProcessInstanceEventEntity event) {
        if (event.getSuperProcessInstanceId() != null) {
            return;
        }
        if (is(event, HistoryEventTypes.PROCESS_INSTANCE_START)) {
            send(Occasion.STARTED, event.getProcessInstanceId(), "");
        } else if (is(event, HistoryEventTypes.PROCESS_INSTANCE_END)) {
            send(Occasion.ENDED, event.getProcessInstanceId(), "");
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void task(TaskEvent event) {
        // A task without a process is a note for one person.
        if (TaskListener.EVENTNAME_CREATE.equals(event.getEventName()) && event.getProcessInstanceId() != null) {
            send(() -> occasion(event), event.getProcessInstanceId(), event.getName());
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void waiting(StillWaiting event) {
        Occasion occasion = switch (event.stage()) {
            case REMINDED -> Occasion.REMINDER;
            case ESCALATED -> Occasion.ESCALATION;
            case EXPIRED -> Occasion.EXPIRED;
        };
        send(occasion, event.instance(), event.text());
    }

    private Occasion occasion(TaskEvent task) {
        return diagrams.isDecision(task.getProcessDefinitionId(), task.getTaskDefinitionKey())
                ? Occasion.DECISION
                : Occasion.WAITING;
    }

    private static boolean is(HistoryEvent event, HistoryEventTypes type) {
        return event.isEventOfType(type);
    }

    private void send(Occasion occasion, String instance, String what) {
        send(() -> occasion, instance, what);
    }

    private void send(Supplier<Occasion> occasion, String instance, String what) {
        if (notifier.hasChannels()) {
            notifier.send(() ->
                    SystemPrincipal.call("a notice", () -> notice(occasion.get(), reports.release(instance), what)));
        }
    }

    private Notice notice(Occasion occasion, String id, String what) {
        ReleaseView release =
                releases.find(id).orElseThrow(() -> new IllegalStateException("release " + id + " is not there"));
        String name = release.application() + " " + release.version();
        String asked = TaskName.question(what, release.application(), release.version());
        String why = release.reason().map(reason -> ": " + reason).orElse("");
        String text = switch (occasion) {
            case STARTED ->
                name + ": release started"
                        + release.requestedBy()
                                .map(user -> " by " + names.of(user))
                                .orElse("")
                        + release.requestedFor()
                                .map(person -> " for " + names.of(person))
                                .orElse("");
            case WAITING -> name + " is waiting: " + asked;
            case DECISION -> name + " needs a decision: " + asked + why;
            case REMINDER, ESCALATION -> name + " " + asked;
            case EXPIRED -> name + ": " + what;
            case ENDED -> name + ": " + release.state().text() + why;
            case NOTE -> throw new IllegalArgumentException("notes come from diagrams, with a text of their own");
        };
        String where = occasion == Occasion.STARTED || occasion == Occasion.ENDED
                ? "/camunda/app/cockpit/"
                : "/camunda/app/tasklist/";
        return new Notice(
                occasion,
                release.application(),
                release.version(),
                id,
                text,
                notifier.link() + where,
                notifier.clock().instant());
    }
}
