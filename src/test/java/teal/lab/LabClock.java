package teal.lab;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * The time that Teal, its engine and its alarms go by. It is the machine's until a test lets hours pass at once, in place of
 * waiting for them. To be closed after Teal: the engine has one clock for all of a JVM.
 */
public final class LabClock extends Clock implements ApplicationListener<ApplicationPreparedEvent>, AutoCloseable {

    private record Leap(Instant machine, Duration time) {}

    private final List<Leap> leaps = new CopyOnWriteArrayList<>();

    /** While nothing is under way that measures time. */
    public void pass(Duration time) {
        leaps.add(new Leap(Instant.now(), time));
        ClockUtil.offset(ahead(Instant.now()).toMillis());
    }

    /** What it showed when the machine's clock showed this. */
    public Instant at(Instant machine) {
        return machine.plus(ahead(machine));
    }

    /** How far it was ahead of the machine's clock then. */
    public Duration ahead(Instant machine) {
        return leaps.stream()
                .filter(leap -> !leap.machine().isAfter(machine))
                .map(Leap::time)
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public Instant instant() {
        return at(Instant.now());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Teal asks for instants");
    }

    /** Takes the place of the machine's clock in a Teal that is about to start. */
    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        event.getApplicationContext().getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof ThreadPoolTaskScheduler scheduler) {
                    scheduler.setClock(LabClock.this);
                }
                return bean instanceof Clock ? LabClock.this : bean;
            }
        });
    }

    @Override
    public void close() {
        ClockUtil.reset();
    }
}
