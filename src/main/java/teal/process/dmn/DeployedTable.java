package teal.process.dmn;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.VariableMap;
import teal.release.PermanentRefusal;
import teal.release.Reason;

/** One table of one deployment. */
final class DeployedTable {

    private static final int HOURS_OF_A_WEEK = 7 * 24;
    private static final Pattern MOMENT = Pattern.compile("date and time\\(\\s*\"([^\"]*)\"");

    private final String id;
    private final DmnEngine engine;
    private final DmnDecision decision;
    private final List<LocalDateTime> moments;

    DeployedTable(String id, DmnEngine engine, DmnDecision decision, byte[] content) {
        this.id = id;
        this.engine = engine;
        this.decision = decision;
        this.moments = MOMENT.matcher(new String(content, StandardCharsets.UTF_8)
                        .replace("&#34;", "\"")
                        .replace("&quot;", "\""))
                .results()
                .map(found -> LocalDateTime.parse(found.group(1)))
                .sorted()
                .toList();
    }

    /**
     * The answer of the matching rule; empty if none matches.
     *
     * @throws PermanentRefusal if the table cannot answer
     */
    Optional<Map<String, Object>> ask(VariableMap told) {
        try {
            DmnDecisionTableResult result = engine.evaluateDecisionTable(decision, told);
            return result.isEmpty()
                    ? Optional.empty()
                    : Optional.of(result.getSingleResult().getEntryMap());
        } catch (DmnEngineException | FeelException e) {
            throw new PermanentRefusal(
                    "the decision table '" + id + "' gives no answer: " + Reason.of(e) + "; correct it and deploy it",
                    e);
        }
    }

    /** The times at which the table's answer may change, from now on, in order. */
    Stream<ZonedDateTime> changes(ZonedDateTime now) {
        Stream<ZonedDateTime> hours = IntStream.rangeClosed(1, HOURS_OF_A_WEEK)
                .mapToObj(hour -> now.truncatedTo(ChronoUnit.HOURS).plusHours(hour));
        // A range may or may not include its bound.
        Stream<ZonedDateTime> named = moments.stream()
                .map(moment -> moment.atZone(now.getZone()))
                .flatMap(moment -> Stream.of(moment, moment.plusSeconds(1)));
        return Stream.concat(hours, named).sorted();
    }
}
