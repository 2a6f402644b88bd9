package teal.process.step;

import org.springframework.stereotype.Component;
import teal.notify.Notice;
import teal.notify.Notice.Occasion;
import teal.notify.Notifier;
import teal.process.variable.ReleaseVariables;
import teal.release.PermanentRefusal;
import teal.release.Placeholders;
import teal.release.Reason;
import teal.release.Report;
import teal.release.Version;

/** Sends the diagram's message to one of the inventory's webhooks. A failed delivery never stops a release. */
@Component
class Notify extends Step {

    private final Notifier notifier;

    Notify(StepServices services, Notifier notifier) {
        super(services);
        this.notifier = notifier;
    }

    @Override
    Report act(StepContext step) {
        String webhook = ReleaseVariables.WEBHOOK.get(step.execution());
        Notice notice = notice(step);
        try {
            notifier.tell(webhook, notice);
            return Finding.good("sent to webhook " + webhook + ": " + notice.text());
        } catch (PermanentRefusal refused) {
            return Finding.good("not sent: " + refused.getMessage());
        } catch (RuntimeException failure) {
            if (!Attempts.isLast(step.execution())) {
                throw failure;
            }
            return Finding.good("webhook " + webhook + " could not be notified: " + Reason.of(failure));
        }
    }

    private Notice notice(StepContext step) {
        Placeholders values = step.placeholders();
        return new Notice(
                Occasion.NOTE,
                step.managed().name(),
                step.planned().map(Version::value).orElse(""),
                values.values().getOrDefault("release", step.execution().getProcessInstanceId()),
                values.fill(ReleaseVariables.TEXT.get(step.execution())),
                notifier.link() + "/camunda/app/cockpit/",
                step.begun());
    }
}
