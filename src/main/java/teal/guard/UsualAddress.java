package teal.guard;

import java.util.function.Supplier;

/**
 * A sign-in from an address that the user has signed in from before. Other people's guesses do not delay it, and it neither
 * lengthens nor ends the delay for everybody else.
 */
public final class UsualAddress {

    private static final ThreadLocal<Boolean> CURRENT = ThreadLocal.withInitial(() -> false);

    private UsualAddress() {}

    /** Checks a password as one that comes from such an address. */
    public static <T> T call(Supplier<T> check) {
        CURRENT.set(true);
        try {
            return check.get();
        } finally {
            CURRENT.remove();
        }
    }

    static boolean isCurrent() {
        return CURRENT.get();
    }
}
