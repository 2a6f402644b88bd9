package teal.board;

import java.time.Instant;

/**
 * An attempt at a step that failed technically; the engine repeats the step, until a person is asked.
 *
 * @param step as the diagram calls it
 * @param number which attempt it was, from 1
 */
public record FailedAttempt(String step, int number, Instant at, String reason) {}
