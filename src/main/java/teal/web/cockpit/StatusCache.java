package teal.web.cockpit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import teal.access.SystemPrincipal;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.process.node.NodesAway;
import teal.web.ApplicationStatus;

/**
 * The state of all applications, as last reported by name servers and nodes. Viewers never wait for these: the last answers
 * are shown at once, with their age, and old ones are refreshed in the background. If nobody is looking, nothing is queried.
 */
@Component
class StatusCache implements DisposableBean {

    /**
     * @param processes that may release it, the usual one first
     * @param artifacts where its artifacts may come from
     * @param status absent until the first answers have arrived
     * @param lookedAt when the answers arrived
     */
    record Look(
            String name,
            String record,
            List<String> processes,
            List<String> artifacts,
            Optional<ApplicationStatus> status,
            Optional<Instant> lookedAt) {

        static Look of(ManagedApplication managed, Optional<ApplicationStatus> status, Optional<Instant> lookedAt) {
            return new Look(
                    managed.name(),
                    managed.settings().traffic().record(),
                    managed.settings().processes(),
                    managed.artifactPlaces(),
                    status,
                    lookedAt);
        }
    }

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int AT_ONCE = 8;

    private final Inventory inventory;
    private final NodesAway away;
    private final Clock clock;
    private final Map<String, Look> last = new ConcurrentHashMap<>();
    private final Set<String> asking = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
        Thread thread = new Thread(task, "application-look");
        thread.setDaemon(true);
        return thread;
    });

    StatusCache(Inventory inventory, NodesAway away, Clock clock) {
        this.inventory = inventory;
        this.away = away;
        this.clock = clock;
    }

    List<Look> all() {
        return inventory.all().stream().map(this::look).toList();
    }

    private Look look(ManagedApplication managed) {
        Look known = last.computeIfAbsent(managed.name(), name -> Look.of(managed, Optional.empty(), Optional.empty()));
        boolean old = known.lookedAt()
                .map(at -> at.plus(FRESH).isBefore(clock.instant()))
                .orElse(true);
        if (old && asking.add(managed.name())) {
            threads.execute(() -> ask(managed));
        }
        return known;
    }

    private void ask(ManagedApplication managed) {
        try {
            // The answer is kept for every reader, so it is not read in anybody's name.
            Map<String, String> absent = SystemPrincipal.call(
                    "naming who took nodes out",
                    () -> away.texts(managed.name(), managed.settings().zone()));
            ApplicationStatus status = ApplicationStatus.ask(managed, absent);
            last.put(managed.name(), Look.of(managed, Optional.of(status), Optional.of(clock.instant())));
        } finally {
            asking.remove(managed.name());
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
