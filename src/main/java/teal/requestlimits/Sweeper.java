package teal.requestlimits;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.LifecycleListener;
import org.jspecify.annotations.Nullable;

/** Ends overdue waiting, every second while the web server runs, with a thread of its own: other work must not delay it. */
final class Sweeper implements LifecycleListener {

    private final List<IntakeProtocol> protocols;
    private @Nullable ScheduledExecutorService thread;

    Sweeper(List<IntakeProtocol> protocols) {
        this.protocols = protocols;
    }

    @Override
    public void lifecycleEvent(LifecycleEvent event) {
        if (event.getType().equals(Lifecycle.AFTER_START_EVENT)) {
            ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread sweeper = new Thread(task, "teal-request-limits");
                sweeper.setDaemon(true);
                return sweeper;
            });
            started.scheduleWithFixedDelay(
                    () -> List.copyOf(protocols).forEach(IntakeProtocol::sweep), 1, 1, TimeUnit.SECONDS);
            thread = started;
        } else if (event.getType().equals(Lifecycle.BEFORE_STOP_EVENT) && thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }
}
