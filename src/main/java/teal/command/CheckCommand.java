package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Asks everything that a release of an application will ask, and changes nothing.",
            "Exit code 3 if anything did not pass."
        })
final class CheckCommand extends ServerCommand {

    @Parameters(paramLabel = "APPLICATION")
    private String application = "";

    @Option(names = "--failed", description = "Show only what did not pass.")
    private boolean failedOnly;

    @Override
    ExitCode ask(Api api, Output out) {
        JsonNode report = api.askPatiently("/api/applications/" + Api.encoded(application) + "/check");
        boolean passed = report.path("passed").asBoolean();
        if (out.isJson()) {
            out.json(report);
        } else {
            show(report, out);
        }
        return passed ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private void show(JsonNode report, Output out) {
        List<List<String>> rows = new ArrayList<>();
        List<String> advice = new ArrayList<>();
        int passed = 0;
        for (JsonNode item : report.path("items")) {
            boolean good = item.path("outcome").asText().equals("passed");
            passed += good ? 1 : 0;
            if (!good || !failedOnly) {
                rows.add(List.of(
                        word(item),
                        item.path("about").asText(),
                        item.path("question").asText(),
                        item.path("found").asText()));
            }
            if (!item.path("advice").asText().isEmpty()) {
                advice.add(item.path("about").asText() + ", "
                        + item.path("question").asText() + ": "
                        + item.path("advice").asText());
            }
        }
        if (!rows.isEmpty()) {
            out.table(List.of("", "ABOUT", "WHAT", "FOUND"), rows);
        }
        if (!advice.isEmpty()) {
            out.line("");
            out.line("What to do:");
            advice.forEach(line -> out.line("- " + line));
        }
        int all = report.path("items").size();
        out.line("");
        out.line(passed + " of " + all + " passed; nothing was changed");
    }

    private static String word(JsonNode item) {
        return switch (item.path("outcome").asText()) {
            case "passed" -> "ok";
            case "failed" -> "FAILED";
            default -> "not asked";
        };
    }
}
