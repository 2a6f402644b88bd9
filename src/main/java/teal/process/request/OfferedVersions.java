package teal.process.request;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import teal.inventory.ManagedApplication;
import teal.release.Version;

/**
 * The newest versions of applications in their repositories, for a form that somebody is waiting for: what cannot be listed
 * soon is left out, since a version can be typed as well.
 */
@Component
public final class OfferedVersions {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MOST = 10;

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "versions");
        thread.setDaemon(true);
        return thread;
    });

    /** Of one application; empty if they are not known. */
    public List<Version> of(ManagedApplication application) {
        return of(List.of(application)).getOrDefault(application.name(), List.of());
    }

    /** By the application's name; without those whose versions are not known. */
    Map<String, List<Version>> of(Collection<ManagedApplication> applications) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Map<String, Future<List<Version>>> asked = new LinkedHashMap<>();
        applications.stream()
                .filter(managed -> managed.artifacts().addresses().areKnown())
                .forEach(managed -> asked.put(managed.name(), threads.submit(() -> managed.versions(MOST))));
        Map<String, List<Version>> offered = new LinkedHashMap<>();
        asked.forEach((name, versions) -> {
            List<Version> found = listed(versions, deadline - System.nanoTime());
            if (!found.isEmpty()) {
                offered.put(name, found);
            }
        });
        return offered;
    }

    private static List<Version> listed(Future<List<Version>> versions, long nanoseconds) {
        try {
            return versions.get(Math.max(0, nanoseconds), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException notNow) {
            versions.cancel(true);
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            versions.cancel(true);
            return List.of();
        }
    }
}
