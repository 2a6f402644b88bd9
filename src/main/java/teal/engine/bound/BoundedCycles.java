package teal.engine.bound;

import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.jspecify.annotations.Nullable;

/** When timers with a cycle are due, found without counting all of their repeats. */
final class BoundedCycles extends CycleBusinessCalendar {

    @Override
    public @Nullable Date resolveDuedate(String cycle, @Nullable Date start, long offset) {
        return super.resolveDuedate(Countable.cycle(cycle, start, offset), start, offset);
    }
}
