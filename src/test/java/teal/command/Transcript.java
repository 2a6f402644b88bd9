package teal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was typed and what was printed, as it is shown in docs/use/transcripts.md. With {@code -Dteal.write=true} the page's
 * block of that name is written anew; otherwise the commands on the page have to be those of the test.
 */
final class Transcript {

    private static final Path PAGE = Path.of("docs", "use", "transcripts.md");

    private final List<String> lines = new ArrayList<>();
    private final Map<String, String> shown = new LinkedHashMap<>();
    private final Shell shell;
    private final String password;

    Transcript(Shell shell, String password) {
        this.shell = shell;
        this.password = password;
    }

    /** The lab's directory or address, and what a company has there. */
    Transcript showing(String found, String instead) {
        shown.put(found, instead);
        return this;
    }

    /** What happens in between, which nobody types. */
    void note(String text) {
        lines.add("# " + text);
    }

    /** Returns what was printed, on both streams. */
    String run(String person, int exitCode, String... arguments) throws IOException {
        Shell.Running ended = shell.as(person, password, arguments);
        String said = ended.printed() + ended.complaint();
        if (ended.exitCode() != exitCode) {
            throw new AssertionError(String.join(" ", arguments) + " ended with " + ended.exitCode() + ": " + said);
        }
        lines.add(person + "$ teal "
                + Stream.of(arguments)
                        .map(word -> word.matches("[\\w./:{}=-]+") ? word : '"' + word + '"')
                        .collect(Collectors.joining(" ")));
        said.lines().map(String::stripTrailing).forEach(lines::add);
        if (exitCode != 0) {
            lines.add("(exit code " + exitCode + ")");
        }
        lines.add("");
        return said;
    }

    /** Compares the commands with those on the page, or writes the page's block. */
    void keep(String name) throws IOException {
        String text = String.join("\n", lines).strip();
        for (Map.Entry<String, String> one : shown.entrySet()) {
            text = text.replace(one.getKey(), one.getValue());
        }
        String page = Files.readString(PAGE);
        Matcher block = Pattern.compile("(?s)(<!-- " + name + " -->\\n```\\n)(.*?)(\\n```)")
                .matcher(page);
        if (!block.find()) {
            throw new AssertionError(PAGE + " has no block " + name);
        }
        if (Boolean.getBoolean("teal.write")) {
            Files.writeString(PAGE, page.substring(0, block.start(2)) + text + page.substring(block.end(2)));
            return;
        }
        if (!commands(block.group(2)).equals(commands(text))) {
            throw new AssertionError(PAGE + ", " + name + ": shows the commands\n" + commands(block.group(2))
                    + "\nand the test gives\n" + commands(text) + "\n; write it anew with -Dteal.write=true");
        }
    }

    /** Ids and times differ from run to run. */
    private static String commands(String text) {
        return text.lines()
                .filter(line -> line.matches("\\w+\\$ teal .*"))
                .map(line -> line.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID"))
                .collect(Collectors.joining("\n"));
    }
}
