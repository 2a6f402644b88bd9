package teal.engine.bound;

import java.time.Clock;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendarManager;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import teal.access.Principals;
import teal.inventory.Inventory;
import teal.inventory.SettingsReader;

/** The engine extensions that keep a diagram from taking the engine down, for the engine's wiring. */
@Component
public class BoundExtensions {

    private final Bounds bounds;
    private final Inventory inventory;
    private final Clock clock;
    private final Principals principals;

    BoundExtensions(Environment environment, Inventory inventory, Clock clock, Principals principals) {
        this.bounds =
                SettingsReader.read(environment, "teal.bounds", Bounds.class).orElseGet(Bounds::defaults);
        this.inventory = inventory;
        this.clock = clock;
        this.principals = principals;
    }

    /** Counts what each transaction and each release does, and decides when timers and failed jobs are due. */
    public void install(ProcessEngineConfigurationImpl engine) {
        engine.setCommandContextFactory(
                new BoundedTransactions(engine, bounds, new JobRates(bounds, inventory, clock)));
        engine.setDelegateInterceptor(new StepFailures());
        engine.setBusinessCalendarManager(calendars());
        engine.setFailedJobCommandFactory(new FailedJobs());
    }

    private static BusinessCalendarManager calendars() {
        MapBusinessCalendarManager calendars = new MapBusinessCalendarManager();
        calendars.addBusinessCalendar(DurationBusinessCalendar.NAME, new BoundedDurations());
        calendars.addBusinessCalendar(DueDateBusinessCalendar.NAME, new DueDateBusinessCalendar());
        calendars.addBusinessCalendar(CycleBusinessCalendar.NAME, new BoundedCycles());
        return calendars;
    }

    /** Innermost, inside each transaction. */
    public CommandInterceptor inside() {
        return new DiagramFaults();
    }

    /** Around the transactions of requests. */
    public CommandInterceptor around(ProcessEngineConfigurationImpl engine) {
        return new FaultyRequests(engine, principals);
    }

    /** Added to each diagram. */
    public BpmnParseListener listener() {
        return new BoundedDiagrams(bounds);
    }

    public HistoryEventHandler variables() {
        return new VariableWrites();
    }

    /** The installation's bounds. */
    public Bounds bounds() {
        return bounds;
    }
}
