package teal.release;

/**
 * Whether waiting has lost its point, for instance because a roll-back was requested. Everything that waits for a long time
 * asks about once a second, possibly from several threads at the same time.
 */
@FunctionalInterface
public interface EarlyEnd {

    EarlyEnd NEVER = () -> false;

    boolean requested();

    /** @throws EndedEarly if it was requested */
    default void check() {
        if (requested()) {
            throw new EndedEarly();
        }
    }
}
