package teal.process.variable;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The finding of one step of a release, as stored in the engine's history.
 *
 * @param step the step's bean name, e.g. {@code warmUp}
 * @param accepted who continued anyway and why, if a "no" was accepted
 * @param details the domain's own report
 */
public record StepReport(
        String step,
        @Nullable String cluster,
        @Nullable String node,
        boolean passed,
        String summary,
        Instant at,
        Duration took,
        @Nullable String accepted,
        JsonNode details) {

    /** Whether the step says that it changed nothing outside of Teal. Few do. */
    public boolean changedNothing() {
        return !details.path("changed").asBoolean(true);
    }
}
