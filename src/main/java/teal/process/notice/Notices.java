package teal.process.notice;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.spring.boot.starter.event.TaskEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import teal.notify.Notice;
import teal.notify.Notice.Occasion;
import teal.notify.Notifier;
import teal.process.ReleaseReports;
import teal.process.ReleaseView;
import teal.process.Releases;

/** Sends a notice when a release starts, waits for someone, needs a decision or ends: once that is committed. */
@Component
class Notices {

    private final Notifier notifier;
    private final Releases releases;
    private final ReleaseReports reports;

    Notices(Notifier notifier, Releases releases, ReleaseReports reports) {
        this.notifier = notifier;
        this.releases = releases;
        this.reports = reports;
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
        if (TaskListener.EVENTNAME_CREATE.equals(event.getEventName())) {
            boolean decision = event.getTaskDefinitionKey().startsWith("UserTask_Decide");
            send(decision ? Occasion.DECISION : Occasion.WAITING, event.getProcessInstanceId(), event.getName());
        }
    }

    private static boolean is(HistoryEvent event, HistoryEventTypes type) {
        return event.isEventOfType(type);
    }

    private void send(Occasion occasion, String instance, String task) {
        if (notifier.hasChannels()) {
            notifier.send(() -> notice(occasion, reports.release(instance), task));
        }
    }

    private Notice notice(Occasion occasion, String id, String task) {
        ReleaseView release =
                releases.find(id).orElseThrow(() -> new IllegalStateException("release " + id + " is not there"));
        String name = release.application() + " " + release.version();
        String why = release.reason().map(reason -> ": " + reason).orElse("");
        String text = switch (occasion) {
            case STARTED ->
                name + ": release started"
                        + release.requestedBy().map(user -> " by " + user).orElse("");
            case WAITING -> name + " waits: " + task;
            case DECISION -> name + " needs a decision: " + task + why;
            case ENDED -> name + ": " + release.state().text() + why;
            case NOTE -> throw new IllegalArgumentException("notes come from diagrams, with a text of their own");
        };
        String where = occasion == Occasion.WAITING || occasion == Occasion.DECISION
                ? "/camunda/app/tasklist/"
                : "/camunda/app/cockpit/";
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
