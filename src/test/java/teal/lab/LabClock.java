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
 * The time that Teal, its engine and its alarms go by. It follows the machine's clock until a test skips hours instead of
 * waiting for them. Close it after Teal: the engine has one clock for the whole JVM.
 */
public final class LabClock extends Clock implements ApplicationListener<ApplicationPreparedEvent>, AutoCloseable {

    /** What a class of tests locks that goes by the engine's clock or moves it: {@code @ResourceLock}. */
    public static final String OF_THE_ENGINE = "the engine's clock";

    private record Leap(Instant machine, Duration time) {}

    private final List<Leap> leaps = new CopyOnWriteArrayList<>();

    /** Only while nothing that measures time is in progress. */
    public void pass(Duration time) {
        leaps.add(new Leap(Instant.now(), time));
        ClockUtil.offset(ahead(Instant.now()).toMillis());
    }

    /** What it showed at the given time of the machine's clock. */
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

    /** Replaces the machine's clock in a Teal instance that is about to start. */
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
