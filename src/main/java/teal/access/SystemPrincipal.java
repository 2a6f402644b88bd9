package teal.access;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Teal itself as the one who acts. Work that no person asked for (start-up, jobs, timers, clean-up) names itself here;
 * a thread that carries neither a signed-in person nor this principal acts for nobody, and the engine refuses it.
 */
public final class SystemPrincipal {

    /** How Teal appears where a person would. */
    public static final String NAME = "teal";

    /** Not inherited: a server makes its threads while Teal starts, and they carry what strangers send. */
    private static final ThreadLocal<@Nullable String> WORK = new ThreadLocal<>();

    private SystemPrincipal() {}

    /**
     * Does the work as Teal. Nested work keeps its own name and gives the outer one back.
     *
     * @param work what is being done, for messages: {@code "start-up"}
     */
    public static void run(String work, Runnable task) {
        call(work, () -> {
            task.run();
            return true;
        });
    }

    /** The same for work that has a result. */
    public static <T extends @Nullable Object> T call(String work, Supplier<T> task) {
        Acting acting = begin(work);
        try {
            return task.get();
        } finally {
            acting.close();
        }
    }

    /** Teal acts on this thread until what is returned is closed: for a thread that is Teal's own from end to end. */
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

    /** Whether Teal acts on this thread. A person who is signed in on it as well counts more. */
    static boolean isActing() {
        return WORK.get() != null;
    }

    /** The time in which Teal acts. */
    interface Acting extends AutoCloseable {

        @Override
        void close();
    }
}
