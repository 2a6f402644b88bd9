package teal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.process.InstalledCommand;
import teal.lab.process.InstalledCommand.Ended;

/** The command line of the finished jar, installed as its page says. */
class InstalledCommandIT {

    @TempDir
    Path directory;

    @Test
    void beginsWithItsClassesReadyToRunAndAlsoWithoutThem() throws IOException {
        InstalledCommand teal = InstalledCommand.in(directory);
        Path classes = teal.home().resolve("teal.jsa");
        assertHelps(teal.run("--help"));
        assertThat(teal.run("--version").printed()).matches("teal [0-9]+\\.[0-9]+\\.[0-9]+.*\\R");
        assertHelps(teal.runJava(
                // Ends here if they cannot be used
                "-Xshare:on",
                "-XX:SharedArchiveFile=" + classes,
                "-XX:+UseSerialGC",
                "-jar",
                teal.home().resolve("teal.jar").toString(),
                "--help"));

        Files.writeString(classes, "of another Java");
        assertHelps(teal.run("--help"));
        Files.delete(classes);
        assertHelps(teal.run("--help"));
        assertServerBeginsWithItsClasses(teal);
        Ended refused = teal.run("status", "shop", "--server", "http://teal.example.test");
        assertThat(refused.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(refused.complaint()).startsWith("teal: ").hasLineCount(1);
    }

    /** Each start ends before it opens its doors. */
    private void assertServerBeginsWithItsClasses(InstalledCommand teal) throws IOException {
        String line = Files.readString(Path.of("docs", "operate", "install.md"))
                .replaceFirst("(?s).*\njava (-XX:ArchiveClassesAtExit)", "$1")
                .replaceFirst("(?s)\n```.*", "")
                .replace("\\\n", "");
        List<String> asDocumented =
                List.of(line.replace("/opt/teal", teal.home().toString()).split("\\s+"));
        List<String> withItsClasses = asDocumented.stream()
                .map(option -> option.replace("-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile="))
                .toList();
        assertStarts(teal, asDocumented);
        assertThat(teal.home().resolve("server.jsa")).isNotEmptyFile();
        // Ends here if they cannot be used
        assertStarts(
                teal,
                Stream.concat(Stream.of("-Xshare:on"), withItsClasses.stream()).toList());
    }

    private void assertStarts(InstalledCommand teal, List<String> options) {
        Ended ended = teal.runJava(Stream.concat(
                        options.stream(),
                        Stream.of(
                                "--spring.datasource.url=jdbc:h2:file:" + directory.resolve("data/teal"),
                                "--teal.work-directory=" + directory.resolve("work")))
                .toArray(String[]::new));
        assertThat(ended.code()).as(ended.toString()).isZero();
    }

    private static void assertHelps(Ended ended) {
        assertThat(ended.complaint()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.printed()).startsWith("Usage: teal ").contains("check", "rollback");
    }
}
