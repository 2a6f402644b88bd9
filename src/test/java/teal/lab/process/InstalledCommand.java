package teal.lab.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import teal.lab.programs.ExitCode;

/** The finished jar's command line, installed by the lines that its page gives, below a directory instead of /opt/teal. */
public final class InstalledCommand {

    private static final Path PAGE = Path.of("docs", "use", "command-line.md");
    private static final Pattern BLOCK = Pattern.compile("```(?:sh)?\\n(.*?)```", Pattern.DOTALL);

    /** What it printed on either stream. */
    public record Ended(int code, String printed, String complaint) {}

    private final Path home;
    private final Path script;

    private InstalledCommand(Path home, Path script) {
        this.home = home;
        this.script = script;
    }

    public static InstalledCommand in(Path directory) {
        try {
            String section = Files.readString(PAGE)
                    .replaceFirst("(?s).*\n## Install it\n", "")
                    .replaceFirst("(?s)\n## .*", "");
            List<String> blocks = BLOCK.matcher(section)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
            InstalledCommand installed = new InstalledCommand(directory.resolve("opt"), directory.resolve("teal"));
            Files.writeString(installed.script, installed.here(blocks.get(1)));
            Ended ended = installed.end(List.of("sh", "-ec", installed.here(blocks.get(0))));
            if (ended.code() != 0) {
                throw new IllegalStateException(ended.toString());
            }
            return installed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String here(String lines) throws IOException {
        return lines.replaceAll("teal-[0-9.]+\\.jar", PackagedTeal.jar().toString())
                .replace("/opt/teal", home.toString())
                .replaceAll("(?m)(^|exec |none )java ", "$1" + TealProcess.java() + " ");
    }

    /** Where it is unpacked. */
    public Path home() {
        return home;
    }

    /** How it is started. */
    public List<String> command() {
        return List.of("sh", script.toString());
    }

    public Ended run(String... arguments) {
        List<String> all = new ArrayList<>(command());
        all.addAll(List.of(arguments));
        return end(all);
    }

    /** Runs Java on it with other options than the script's. */
    public Ended runJava(String... options) {
        List<String> all = new ArrayList<>(List.of(TealProcess.java()));
        all.addAll(List.of(options));
        return end(all);
    }

    private Ended end(List<String> command) {
        try {
            Path printed = Files.createTempFile(script.getParent(), "printed", ".txt");
            Path complaint = Files.createTempFile(script.getParent(), "complaint", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(printed.toFile()).redirectError(complaint.toFile());
            int code = ExitCode.of(builder.start());
            return new Ended(
                    code,
                    Files.readString(printed, StandardCharsets.UTF_8),
                    Files.readString(complaint, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
