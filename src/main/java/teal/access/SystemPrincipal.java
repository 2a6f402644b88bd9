package teal.access;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Teal itself as the principal. Work that no person requested (start-up, jobs, timers, clean-up) is named here; on a thread
 * with neither a signed-in person nor this principal no one is acting, and the engine refuses its commands.
 */
public final class SystemPrincipal {

    /** The name shown for Teal where a person's name would be. */
    public static final String NAME = "teal";

    /** Not inherited: the web server creates its threads during Teal's start, and these handle requests from strangers. */
    private static final ThreadLocal<@Nullable String> WORK = new ThreadLocal<>();

    private SystemPrincipal() {}

    /**
     * Does the work as Teal. Nested work has its own name; the outer one is restored afterwards.
     *
     * @param work what is being done, for messages: {@code "start-up"}
     */
    public static void run(String work, Runnable task) {
        call(work, () -> {
            task.run();
            return true;
        });
    }

    /** The same for work that returns a result. */
    public static <T extends @Nullable Object> T call(String work, Supplier<T> task) {
        Acting acting = begin(work);
        try {
            return task.get();
        } finally {
            acting.close();
        }
    }

    /** Teal acts on this thread until the result is closed; for threads that belong entirely to Teal. */
    static Acting begin(String work) {
        String outer = WORK.get();
        WORK.set(work);
        return () -> {
            if (outer == null) {
                WORK.remove();
            } else {
                WORK.set(outer);
            }
        };
    }

    /** Whether Teal is acting on this thread. A person signed in on the same thread takes precedence. */
    static boolean isActing() {
        return WORK.get() != null;
    }

    /** The period during which Teal acts. */
    interface Acting extends AutoCloseable {

        @Override
        void close();
    }
}
