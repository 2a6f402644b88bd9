package teal.process.variable;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Someone wants the release to go back, or to stop before it changes anything.
 *
 * @param by the signed-in user; absent where Teal itself decided, by the inventory
 */
public record RollbackRequest(@Nullable String by, String reason, Instant at) {}
