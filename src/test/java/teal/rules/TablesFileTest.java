package teal.rules;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import teal.rules.PolicyColumn.Kind;

/** What the Modeler's plug-in knows of decision tables follows from the Java side. */
class TablesFileTest {

    @Test
    void listsForTheModelerWhatTablesMaySay() throws IOException {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("policies", policies());
        content.put("unknown", byKind(kind -> column(PolicyColumn.unknown("", kind))));
        content.put("types", byKind(Kind::names));
        content.put("patterns", patterns());
        content.put("longest", PolicyCell.MOST);
        content.put("oneAnswer", DecisionTables.ONE_ANSWER);
        content.put("mayBeSilent", PolicyTable.FREEZE.id());

        Generated.assertUpToDate(Shipped.PROCESSES.resolve("tools/bpmnlint-plugin-teal/tables.json"), content);
    }

    private static Map<String, Object> policies() {
        Map<String, Object> policies = new LinkedHashMap<>();
        for (PolicyTable table : PolicyTable.all()) {
            Map<String, Object> columns = new LinkedHashMap<>();
            columns.put("inputs", columns(table.inputs()));
            columns.put("outputs", columns(table.outputs()));
            policies.put(table.id(), columns);
        }
        return policies;
    }

    private static Map<String, String> patterns() {
        Map<String, String> patterns = PolicyCell.patterns();
        patterns.put("history", DecisionTables.HISTORY);
        return patterns;
    }

    private static <T> Map<Kind, T> byKind(Function<Kind, T> value) {
        return Arrays.stream(Kind.values())
                .collect(Collectors.toMap(Function.identity(), value, (one, other) -> one, LinkedHashMap::new));
    }

    private static List<Map<String, Object>> columns(List<PolicyColumn> columns) {
        return columns.stream().map(TablesFileTest::column).toList();
    }

    private static Map<String, Object> column(PolicyColumn column) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", column.name());
        told.put("kind", column.kind());
        told.put("choices", column.choices());
        told.put("required", column.required());
        if (column.isUnknown()) {
            told.put("unknown", true);
        } else {
            told.put("least", column.least());
            told.put("most", column.most());
        }
        told.put("allowed", column.allowed());
        told.put("allowedAnswer", column.allowedAnswer());
        return told;
    }
}
