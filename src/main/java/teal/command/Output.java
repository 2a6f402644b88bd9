package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** For people as plain text without colours, or for programs as JSON: then standard output has nothing else. */
final class Output {

    enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, or json as the API answers.")
    private Format format = Format.TEXT;

    @Spec(Target.MIXEE)
    private CommandSpec command;

    boolean isJson() {
        return format == Format.JSON;
    }

    /** The command's result. */
    void json(JsonNode result) {
        out().println(result.toPrettyString());
        out().flush();
    }

    /** The command's result as text. */
    void line(String text) {
        out().println(Printable.line(text));
        out().flush();
    }

    /** What happens on the way: beside the result, if that is for programs. */
    void progress(String text) {
        PrintWriter to = isJson() ? command.commandLine().getErr() : out();
        to.println(Printable.line(text));
        to.flush();
    }

    /** Whether nobody reads any more, as after {@code teal watch shop | head}. */
    boolean isBroken() {
        return out().checkError();
    }

    /** In columns as wide as what is in them. */
    void table(List<String> heads, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>(List.of(heads));
        rows.forEach(row -> all.add(row.stream().map(Printable::line).toList()));
        List<Integer> widths = IntStream.range(0, heads.size())
                .mapToObj(column -> all.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        all.forEach(row -> out().println(IntStream.range(0, row.size())
                .mapToObj(column -> row.get(column)
                        + " ".repeat(widths.get(column) - row.get(column).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing()));
        out().flush();
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}
