package teal.inventory;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import teal.release.Quoted;

/** The applications that Teal releases, by name. */
public final class Inventory {

    private final Map<String, ManagedApplication> applications = new TreeMap<>();

    private final Map<String, List<ShownSetting>> shown;

    Inventory(
            Map<String, ApplicationSettings> settings,
            Map<String, List<ShownSetting>> shown,
            Path workDirectory,
            Clock clock) {
        this.shown = Map.copyOf(shown);
        settings.forEach(
                (name, block) -> applications.put(name, ManagedApplication.of(name, block, workDirectory, clock)));
    }

    public Collection<ManagedApplication> all() {
        return applications.values();
    }

    public Optional<ManagedApplication> find(String name) {
        return Optional.ofNullable(applications.get(name));
    }

    /**
     * Every property of an application as it is in force, with the place that it comes from, and without secrets.
     *
     * @throws UnknownApplication if there is none
     */
    public List<ShownSetting> settings(String name) {
        return shown.getOrDefault(get(name).name(), List.of());
    }

    /** @throws UnknownApplication listing the applications in the inventory */
    public ManagedApplication get(String name) {
        return find(name)
                .orElseThrow(() -> new UnknownApplication("application " + Quoted.text(name)
                        + " is not in the inventory; found there: " + String.join(", ", applications.keySet())));
    }

    /** Someone named an application that is not in the inventory. */
    public static final class UnknownApplication extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnknownApplication(String message) {
            super(message);
        }
    }
}
