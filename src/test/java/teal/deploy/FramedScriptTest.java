package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teal.lab.RealServer;
import teal.lab.programs.ExitCode;

class FramedScriptTest {

    @TempDir
    Path home;

    private record Answered(String text, FramedAnswer answer) {}

    private Answered sh(FramedScript script, byte[] input, String before) throws IOException {
        Process process = new ProcessBuilder("/bin/sh", "-c", before + script.command())
                .directory(home.toFile())
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input);
        }
        return read(script, process.getInputStream(), process);
    }

    private static Answered read(FramedScript script, InputStream printed, Process process) throws IOException {
        FramedAnswer answer = script.answer(printed);
        String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        if (process != null) {
            ExitCode.of(process);
        }
        return new Answered(text, answer);
    }

    @Test
    void answersWithWhatTheScriptPrintsAndNothingElse() throws IOException {
        FramedScript script = new FramedScript("printf 'no line break'; echo error >&2; printf '\n%%\\n'; exit 42");

        Answered answered = sh(script, script.input(), "echo Welcome; printf ' x'; ");

        assertThat(answered.text()).isEqualTo("no line breakerror\n\n%\n");
        assertThat(answered.answer().exitCode()).hasValue(42);
        assertThat(answered.answer().printedBefore()).isEqualTo("Welcome\n x");
    }

    /** Else one script could print the end of another. */
    @Test
    void theMarkIsAnotherForEachScript() {
        assertThat(new FramedScript("true").command())
                .matches("exec /bin/sh -s [0-9a-f]{24}")
                .doesNotEndWith("0".repeat(24))
                .isNotEqualTo(new FramedScript("true").command());
    }

    @Test
    void nothingInTheScriptReadsTheRestOfIt() throws IOException {
        FramedScript script = new FramedScript("cat; sh; echo still here");

        assertThat(sh(script, script.input(), "").text()).isEqualTo("still here\n");
    }

    /** Every log-in shell that an account may have reads the command alike, and none of them takes the data. */
    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "/bin/bash", "/usr/bin/zsh", "/usr/bin/fish", "/usr/bin/tcsh", "busybox sh"})
    void aScriptMayReadWhatFollowsIt(String shell) throws IOException {
        RealServer.require("busybox and shells", "/usr/bin/" + shell.split(" ")[0].replaceFirst(".*/", ""), shell);
        FramedScript script = FramedScript.reading("set -- 'it'\\''s \\n'; printf '%s|' \"$1\"; wc -c; exit 3");
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.write(script.input());
        input.write("\\ 'data'\n".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        List<String> command = new ArrayList<>(List.of(shell.split(" ")));
        command.addAll(List.of("-c", script.command()));
        Process process = new ProcessBuilder(command).directory(home.toFile()).start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.toByteArray());
        }
        Answered answered = read(script, process.getInputStream(), process);

        assertThat(answered.text().replace(" ", "").strip()).isEqualTo("it's\\n|900000");
        assertThat(answered.answer().exitCode()).hasValue(3);
    }

    @Test
    void whatALogInShellExportsDoesNotLeadElsewhere() throws IOException {
        Files.createDirectories(home.resolve("elsewhere/shop"));
        FramedScript script = new FramedScript("cd shop 2>/dev/null; pwd");

        assertThat(sh(script, script.input(), "export CDPATH=elsewhere; ")
                        .text()
                        .strip())
                .isEqualTo(home.toRealPath().toString());
    }

    /** A connection that breaks, or a start-up file that reads some of the input. */
    @Test
    void isRunWholeOrNotAtAll() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            FramedScript script = new FramedScript("touch first\ntouch second\ntouch third");
            byte[] whole = script.input();
            boolean endMissing = random.nextBoolean();
            int cut = random.nextInt(whole.length - 1);

            sh(script, endMissing ? Arrays.copyOf(whole, cut) : Arrays.copyOfRange(whole, cut, whole.length), "");

            List<Path> made = Stream.of("first", "second", "third")
                    .map(home::resolve)
                    .filter(Files::exists)
                    .toList();
            assertThat(made.size())
                    .as("cut at %s of %s", cut, whole.length)
                    .isIn(endMissing ? List.of(0) : List.of(0, 3));
            for (Path file : made) {
                Files.delete(file);
            }
        }
    }

    /** However the network cuts it into pieces. */
    @Test
    void findsTheMarksInWhateverPiecesTheyCome() throws IOException {
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            FramedScript script = new FramedScript("");
            String mark = script.command().substring(script.command().lastIndexOf(' ') + 1);
            String body = "x\n".repeat(random.nextInt(5)) + "\n" + mark.substring(0, 5) + "\n" + mark + " begins\n";
            String printed =
                    "noise\n" + mark + " \n\n" + mark + " begins\n" + body + "\n" + mark + " ended 7\n" + "after\n";

            Answered answered = read(script, new Pieces(printed, random), null);

            assertThat(answered.text()).isEqualTo(body);
            assertThat(answered.answer().exitCode()).hasValue(7);
            assertThat(answered.answer().printedBefore()).isEqualTo("noise\n" + mark + " \n");
        }
    }

    @Test
    void anAnswerWithoutItsEndHasNoExitCode() throws IOException {
        FramedScript script = new FramedScript("echo half; kill -9 $$; echo other");

        Answered answered = sh(script, script.input(), "");

        assertThat(answered.answer().hasBegun()).isTrue();
        assertThat(answered.text()).startsWith("half\n");
        assertThat(answered.answer().exitCode()).isEmpty();
    }

    private static final class Pieces extends FilterInputStream {

        private final Random random;

        Pieces(String text, Random random) {
            super(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            this.random = random;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(9)));
        }
    }
}
