package teal.process.attempt;

import java.time.Instant;
import java.util.Optional;

/**
 * One attempt at a step.
 *
 * @param instance the process instance to which the step belongs: the release's own, or one that it called
 * @param job the job, shared by all attempts at one step
 * @param step the step's bean name
 * @param outcome empty while it runs, and if its engine was killed
 * @param printed whether its commands printed anything
 */
public record Attempt(
        String id,
        String instance,
        String job,
        String activity,
        String name,
        String step,
        Optional<String> cluster,
        Optional<String> node,
        Instant began,
        Optional<Instant> ended,
        Optional<Outcome> outcome,
        String summary,
        boolean printed) {}
