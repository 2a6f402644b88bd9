package teal.process.dmn;

import java.time.ZonedDateTime;

/**
 * A freeze that will begin.
 *
 * @param name its name for people
 */
public record FreezeAhead(String name, ZonedDateTime from) {}
