package teal.engine.bound;

import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.jspecify.annotations.Nullable;

/** When timers with a duration are due: the engine takes a cycle there, too. */
final class BoundedDurations extends DurationBusinessCalendar {

    @Override
    public @Nullable Date resolveDuedate(String duration, @Nullable Date start) {
        return super.resolveDuedate(Countable.cycle(duration, start, 0), start);
    }
}
