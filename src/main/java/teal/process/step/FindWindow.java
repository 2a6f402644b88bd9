package teal.process.step;

import java.time.Instant;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import teal.process.variable.ReleaseVariables;
import teal.release.Report;
import teal.release.ShownTime;
import teal.release.TimeWindow;

/** Determines whether the time window is open, and if not, when it opens. */
@Component
class FindWindow extends Step {

    FindWindow(StepServices services) {
        super(services);
    }

    @Override
    Report act(StepContext step) {
        if (step.restoring()) {
            ReleaseVariables.WINDOW_OPEN.set(step.execution(), true);
            return Finding.unneeded("a roll-back does not wait for a time window");
        }
        TimeWindow window = new TimeWindow(
                TimeWindow.days(ReleaseVariables.DAYS.get(step.execution())),
                ReleaseVariables.OPENS.get(step.execution()),
                ReleaseVariables.CLOSES.get(step.execution()),
                zone(step));
        boolean open = window.isOpen(step.begun());
        Instant opening = open ? step.begun() : window.nextOpening(step.begun());
        ReleaseVariables.WINDOW_OPEN.set(step.execution(), open);
        ReleaseVariables.WINDOW_OPENS_AT.set(step.execution(), opening);
        return Finding.good(
                open ? "the time window is open" : "the time window opens at " + ShownTime.in(window.zone(), opening));
    }

    private static ZoneId zone(StepContext step) {
        String zone = ReleaseVariables.ZONE.get(step.execution());
        return zone.equals(TimeWindow.ZONE_OF_APPLICATION)
                ? step.managed().settings().zone()
                : ZoneId.of(zone);
    }
}
