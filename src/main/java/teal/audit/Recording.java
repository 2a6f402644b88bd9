package teal.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The entries that were made while one command, with everything that the engine does within it, is executed on this thread.
 */
final class Recording implements AutoCloseable {

    private static final ThreadLocal<@Nullable Recording> CURRENT = new ThreadLocal<>();

    private final List<PendingAct> entries = new ArrayList<>();

    private Recording() {}

    static Recording begin() {
        Recording begun = new Recording();
        CURRENT.set(begun);
        return begun;
    }

    static boolean isRunning() {
        return CURRENT.get() != null;
    }

    static void add(PendingAct entry) {
        Optional.ofNullable(CURRENT.get()).ifPresent(running -> running.entries.add(entry));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Says in the first entry what else there is to say. */
    void complete(Supplier<String> more) {
        entries.get(0).append(more);
    }

    @Override
    public void close() {
        CURRENT.remove();
    }
}
