package teal.process.dmn;

import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * A period during which releases wait.
 *
 * @param name its name for people
 * @param until when to check again: its end, or a week from now if no end is found
 * @param overrideBy the group that may release anyway; empty: only administrators
 */
public record Freeze(String name, ZonedDateTime until, Optional<String> overrideBy) {}
