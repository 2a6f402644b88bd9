package teal.lab.dns;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import teal.lab.dns.LabNameServer.Change;

/** Keeps a record of changes to the aliases, and notifies listeners at once. */
final class ChangeLog {

    private final List<Change> changes = new CopyOnWriteArrayList<>();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

    List<Change> all() {
        return List.copyOf(changes);
    }

    void listen(Consumer<Change> listener) {
        listeners.add(listener);
    }

    void add(Zone old, Zone next) {
        Map<String, String> before = old.targets();
        Map<String, String> after = next.targets();
        Instant now = Instant.now();
        Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .filter(alias -> !Objects.equals(before.get(alias), after.get(alias)))
                .map(alias -> new Change(now, alias, after.getOrDefault(alias, ""), next.serial()))
                .forEach(change -> {
                    changes.add(change);
                    listeners.forEach(listener -> listener.accept(change));
                });
    }
}
