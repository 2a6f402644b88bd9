package teal.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which fields JSON has, and of what kind: {@code /steps/-/name STRING}. */
final class JsonFields {

    private JsonFields() {}

    /** Each once, in the order of their names. */
    static List<String> of(JsonNode node) {
        SortedSet<String> fields = new TreeSet<>();
        collect("", node, fields);
        return List.copyOf(fields);
    }

    private static void collect(String path, JsonNode node, SortedSet<String> fields) {
        if (node.isObject()) {
            node.properties().forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), fields));
        } else if (node.isArray()) {
            fields.add(path + " ARRAY");
            node.forEach(element -> collect(path + "/-", element, fields));
        } else {
            fields.add(path + " " + node.getNodeType());
        }
    }
}
