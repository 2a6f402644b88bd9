package teal.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import teal.lab.programs.ExitCode;

/** Runs a script with the tools of a system, of which one call fails: the first, the second, ... */
final class FailingTools {

    private static final List<String> TOOLS = List.of(
            "awk",
            "cat",
            "chmod",
            "cmp",
            "cp",
            "df",
            "diff",
            "du",
            "find",
            "flock",
            "gzip",
            "head",
            "id",
            "ln",
            "ls",
            "mkdir",
            "mktemp",
            "mv",
            "perl",
            "readlink",
            "rm",
            "sh",
            "sha256sum",
            "sort",
            "tar",
            "tr");

    /** Debian's BusyBox does not have them. */
    private static final Set<String> ELSEWHERE = Set.of("flock", "perl");

    /** The shell's own commands may fail too: a directory without permission, a full disk. */
    private static final String BUILT_IN = Stream.of("cd", "printf")
            .map(name -> name + "() { fails " + name + " && return 1; command " + name + " \"$@\"; }\n")
            .collect(Collectors.joining());

    private static final String COUNTING =
            "fails() { echo \"$1\" >>\"$CALLED\"; [ \"$(/usr/bin/wc -l <\"$CALLED\")\" = \"$FAULT\" ]; }\n";

    /** An rm that fails half-way: it has removed something. */
    private static final String HALF_WAY = "for last in \"$@\"; do :; done; /usr/bin/rm -f \"$last/a\"\n";

    private final List<String> prefix;
    private final boolean fatal;

    /** @param program the system's one program for everything; absent: a program for each tool */
    FailingTools(List<String> program) {
        this(program, false);
    }

    private FailingTools(List<String> program, boolean fatal) {
        this.prefix = program;
        this.fatal = fatal;
    }

    /** With each call the whole script is killed ({@code kill -9}), with all that it has started. */
    static FailingTools killing() {
        return new FailingTools(List.of(), true);
    }

    record Ended(int exitCode, String output, List<String> called) {

        String last() {
            return output.strip().substring(output.strip().lastIndexOf('\n') + 1);
        }
    }

    /** @param fault the number of the call that fails; 0 for none */
    Ended run(Path home, String script, int fault) throws IOException {
        Path tools = Files.createDirectories(home.resolve("tools"));
        for (String tool : TOOLS) {
            Path wrapper = tools.resolve(tool);
            String real =
                    prefix.isEmpty() || ELSEWHERE.contains(tool) ? "/usr/bin/" + tool : prefix.get(0) + " " + tool;
            Files.writeString(
                    wrapper,
                    "#!/bin/sh\n" + COUNTING + "if fails " + tool + "; then\n" + (tool.equals("rm") ? HALF_WAY : "")
                            + (fatal ? "kill -9 0\n" : "")
                            + "echo '" + tool + ": does not work today' >&2; exit 1\nfi\nexec "
                            + real + " \"$@\"\n");
            Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        // In a group of its own, which can be killed without this JVM
        List<String> command = new ArrayList<>(fatal ? List.of("/usr/bin/setsid", "--wait") : prefix);
        command.add(prefix.isEmpty() ? "/bin/sh" : "sh");
        command.add(Files.writeString(home.resolve("script"), (fatal ? "" : COUNTING + BUILT_IN) + script)
                .toString());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("FAULT", Integer.toString(fault));
        builder.environment().put("CALLED", home.resolve("called").toString());
        Process process =
                builder.redirectOutput(home.resolve("output").toFile()).start();
        int exitCode = ExitCode.of(process);
        return new Ended(
                exitCode, Files.readString(home.resolve("output")), Files.readAllLines(home.resolve("called")));
    }
}
