package teal.process.dmn;

import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * A time in which releases wait.
 *
 * @param name what people call it
 * @param until when to look again: its end, or a week from now where that is not in sight
 * @param overrideBy the group that may release all the same; empty: administrators alone
 */
public record Freeze(String name, ZonedDateTime until, Optional<String> overrideBy) {}
