package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Asks everything that a release of an application will ask, and changes nothing.",
            "Exit code 3 if anything did not pass."
        })
final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "APPLICATION")
    private String application = "";

    @Option(names = "--failed", description = "Show only what did not pass.")
    private boolean failedOnly;

    @Mixin
    private final Server server = new Server();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        JsonNode report = server.open().askPatiently("/api/applications/" + Api.encoded(application) + "/check");
        boolean passed = report.path("passed").asBoolean();
        if (output.isJson()) {
            output.json(report);
        } else {
            show(report);
        }
        return passed ? ExitCode.DONE.number() : ExitCode.REFUSED.number();
    }

    private void show(JsonNode report) {
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
            output.table(List.of("", "ABOUT", "WHAT", "FOUND"), rows);
        }
        if (!advice.isEmpty()) {
            output.line("");
            output.line("What to do:");
            advice.forEach(line -> output.line("- " + line));
        }
        int all = report.path("items").size();
        output.line("");
        output.line(passed + " of " + all + " passed; nothing was changed");
    }

    private static String word(JsonNode item) {
        return switch (item.path("outcome").asText()) {
            case "passed" -> "ok";
            case "failed" -> "FAILED";
            default -> "not asked";
        };
    }
}
