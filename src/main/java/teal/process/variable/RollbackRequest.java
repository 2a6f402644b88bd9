package teal.process.variable;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that the release go back, or stop before it changes anything.
 *
 * @param by the signed-in user; absent if Teal itself decided, as configured in the inventory
 */
public record RollbackRequest(@Nullable String by, String reason, Instant at) {}
