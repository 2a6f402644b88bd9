package teal.process.dmn;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import teal.release.PermanentRefusal;
import teal.rules.PolicyTable;

/** The company's policies. Until it ends, a release uses the tables that were deployed with its own diagrams. */
@Component
public class Policies {

    private final DeployedTables tables;

    Policies(DeployedTables tables) {
        this.tables = tables;
    }

    /**
     * How many nodes are changed at once.
     *
     * @param definition the process definition that asks, by its id
     * @param nodes of the cluster
     * @param usual the inventory's setting
     * @throws PermanentRefusal if the table gives no answer, as when two rules of a "unique" table match
     */
    public int batch(String definition, Circumstances circumstances, int nodes, int usual) {
        VariableMap told =
                circumstances.variables().putValue("nodes", (long) nodes).putValue("usualBatch", (long) usual);
        return ask(definition, PolicyTable.BATCH, told)
                .map(answer -> number(answer, "batch"))
                .orElse(usual);
    }

    /**
     * Who approves sending users to the upgraded cluster.
     *
     * @param usual the inventory's setting
     * @throws PermanentRefusal if the table gives no answer
     */
    public ApprovalRule approval(String definition, Circumstances circumstances, ApprovalRule usual) {
        VariableMap told = circumstances
                .variables()
                .putValue("usualGroup", usual.group().orElse(null))
                .putValue("usualApprovers", (long) usual.approvers());
        return ask(definition, PolicyTable.APPROVAL, told)
                .map(answer -> new ApprovalRule(text(answer, "group"), number(answer, "approvers")))
                .orElse(usual);
    }

    /**
     * The freeze that forbids releasing right now, if there is one.
     *
     * @throws PermanentRefusal if the table gives no answer
     */
    public Optional<Freeze> freeze(String definition, Circumstances circumstances) {
        Optional<DeployedTable> table = tables.find(definition, PolicyTable.FREEZE);
        Optional<Map<String, Object>> answer = table.flatMap(found -> found.ask(circumstances.variables()));
        return answer.map(found -> new Freeze(
                text(found, "freeze").orElse("freeze"),
                end(table.orElseThrow(), circumstances),
                text(found, "overrideBy")));
    }

    /**
     * The next freeze that begins within a week, or at a time that the table names; empty if none is found.
     *
     * @throws PermanentRefusal if the table gives no answer
     */
    public Optional<FreezeAhead> freezeAhead(String definition, Circumstances circumstances) {
        ZonedDateTime now = circumstances.now();
        return tables.find(definition, PolicyTable.FREEZE)
                .flatMap(table -> table.changes(now)
                        .filter(moment -> moment.isAfter(now))
                        .flatMap(moment -> table.ask(circumstances.at(moment).variables()).stream()
                                .map(found ->
                                        new FreezeAhead(text(found, "freeze").orElse("freeze"), moment)))
                        .findFirst());
    }

    /**
     * The first time at which the table lets a release continue. Checks only times at which an answer can change: full
     * hours for a week, and the times that the table names.
     */
    private static ZonedDateTime end(DeployedTable table, Circumstances circumstances) {
        ZonedDateTime now = circumstances.now();
        return table.changes(now)
                .filter(moment -> moment.isAfter(now))
                .filter(moment ->
                        table.ask(circumstances.at(moment).variables()).isEmpty())
                .findFirst()
                .orElse(now.plus(Duration.ofDays(7)));
    }

    private Optional<Map<String, Object>> ask(String definition, PolicyTable table, VariableMap told) {
        return tables.find(definition, table).flatMap(found -> found.ask(Variables.fromMap(told)));
    }

    private static Optional<String> text(Map<String, Object> answer, String output) {
        return Optional.ofNullable(answer.get(output)).map(Object::toString).filter(found -> !found.isBlank());
    }

    private static int number(Map<String, Object> answer, String output) {
        return Optional.ofNullable(answer.get(output))
                .map(found -> ((Number) found).intValue())
                .orElseThrow(() -> new PermanentRefusal("a decision table gave no '" + output
                        + "'; give each of its rows one, and try again with a new release"));
    }
}
