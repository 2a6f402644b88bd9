package teal.board;

import java.time.Instant;

/**
 * An attempt at a step that failed for a technical reason; the engine retries the step until it asks a person.
 *
 * @param step the step's name in the diagram
 * @param number the number of the attempt, from 1
 */
public record FailedAttempt(String step, int number, Instant at, String reason) {}
