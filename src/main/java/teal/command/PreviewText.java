package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a release would do, for people. */
final class PreviewText {

    private final JsonNode preview;
    private final Output output;

    PreviewText(JsonNode preview, Output output) {
        this.preview = preview;
        this.output = output;
    }

    void print() {
        output.line(text("application") + " " + text("version") + " by " + text("process") + ", artifact of "
                + size(preview.path("artifact").path("bytes").asLong()) + ", SHA-256 "
                + preview.path("artifact").path("sha256").asText());
        String order = list("order", " then ");
        output.line(order.isEmpty() ? "nothing to change: " + text("why") : "first " + order + ": " + text("why"));
        output.line("");
        output.table(
                List.of("CLUSTER", "NODE", "FROM", "TO", "UPLOAD", "WAY BACK"),
                rows(
                        "nodes",
                        node -> List.of(
                                node.path("cluster").asText(),
                                node.path("node").asText(),
                                node.path("from").asText("-"),
                                node.path("to").asText(),
                                node.path("staged").asBoolean()
                                        ? "is there"
                                        : size(node.path("uploadBytes").asLong()),
                                node.path("wayBack").asText("none"))));
        output.line("");
        output.table(
                List.of("WAITS FOR", "HOW LONG"),
                rows(
                        "waits",
                        wait -> List.of(
                                wait.path("what").asText(),
                                (wait.path("atMost").asBoolean() ? "at most " : "")
                                        + time(wait.path("seconds").asLong()))));
        output.line("");
        JsonNode approval = preview.path("approval");
        output.line(
                approval.path("needed").asBoolean()
                        ? "approval: " + approval.path("approvers").asInt() + " of "
                                + names(approval.path("groups"), " or ") + ", by "
                                + approval.path("rule").asText()
                        : "approval: not needed, by " + approval.path("rule").asText());
        preview.path("freezes")
                .forEach(freeze -> output.line("freeze '"
                        + freeze.path("name").asText() + "': "
                        + (freeze.has("until")
                                ? "holds the release until "
                                        + freeze.path("until").asText()
                                : "begins at " + freeze.path("from").asText())));
        preview.path("steps")
                .forEach(step -> output.line("step: " + step.path("name").asText()
                        + (step.path("inside").isEmpty() ? "" : " (" + names(step.path("inside"), ", ") + ")")));
        output.line("takes about " + preview.path("minutes").asLong() + " min, from " + text("minutesFrom"));
        preview.path("withoutWayBack")
                .forEach(node -> output.line("WARNING: node " + node.asText() + " has no way back"));
        preview.path("warnings").forEach(warning -> output.line("WARNING: " + warning.asText()));
        output.line("nothing was started");
    }

    private List<List<String>> rows(String field, Function<JsonNode, List<String>> row) {
        List<List<String>> rows = new ArrayList<>();
        preview.path(field).forEach(element -> rows.add(row.apply(element)));
        return rows;
    }

    private String text(String field) {
        return preview.path(field).asText();
    }

    private String list(String field, String between) {
        return names(preview.path(field), between);
    }

    private static String names(JsonNode list, String between) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(between));
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? (bytes + 999) / 1000 + " kB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }

    private static String time(long seconds) {
        if (seconds < 120) {
            return seconds + " s";
        }
        long minutes = (seconds + 59) / 60;
        return minutes < 120 ? minutes + " min" : (minutes + 59) / 60 + " h";
    }
}
