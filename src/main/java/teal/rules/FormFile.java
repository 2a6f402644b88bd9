package teal.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Camunda Form as the rules see it.
 *
 * @param name of its file
 * @param fields each key with the values that it offers; empty if people write into it
 */
record FormFile(String name, String id, Map<String, List<String>> fields) {

    /** A value in the expression of a field that offers it only where it is possible. */
    private static final Pattern OFFERED = Pattern.compile("\\bvalue:\\s*\"([^\"]*)\"");

    static FormFile of(String name, String id, JsonNode form) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        read(form, fields);
        return new FormFile(name, id, fields);
    }

    /** Groups contain more components. */
    private static void read(JsonNode container, Map<String, List<String>> fields) {
        for (JsonNode component : container.path("components")) {
            String key = component.path("key").asText("");
            if (!key.isEmpty()) {
                List<String> values = new ArrayList<>();
                component
                        .path("values")
                        .forEach(value -> values.add(value.path("value").asText()));
                OFFERED.matcher(component.path("valuesExpression").asText(""))
                        .results()
                        .forEach(value -> values.add(value.group(1)));
                fields.put(key, values);
            }
            read(component, fields);
        }
    }

    private List<String> known(List<String> values) {
        return Stream.concat(values.stream(), TealForm.besides(id).stream()).toList();
    }

    /** Teal's own forms keep their keys and values, whatever else is changed in them. */
    List<Mistake> mistakes() {
        Findings findings = new Findings(name, RightForm.RULE);
        TealForm.find(id)
                .ifPresent(known -> known.answers().forEach((key, values) -> {
                    List<String> found = fields.get(key);
                    if (found == null) {
                        findings.add("", "key", "key", key);
                    } else if (!values.isEmpty()
                            && !(found.containsAll(values) && known(values).containsAll(found))) {
                        findings.add(
                                "",
                                "values",
                                "key",
                                key,
                                "found",
                                String.join(", ", found),
                                "allowed",
                                String.join(", ", values));
                    }
                }));
        return findings.mistakes();
    }
}
