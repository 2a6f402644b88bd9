package teal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code ./mvnw test -Pquick} leaves out the tests that are tagged {@code whole}, {@code servers}, {@code waits} (for real time
 * to pass) or, for others that take more than a few seconds, {@code slow}. What opens a whole company and has no tag would be
 * in it and make it slow. It runs three classes at once in one JVM, so what is there only once for each JVM has to be locked.
 */
class QuickCutTest {

    private static final List<Path> SOURCES = sources();

    private static final Pattern LEFT_OUT = Pattern.compile("@Tag\\(\"(whole|servers|waits|slow|bench)\"\\)");

    /** What opens a company with a running Teal, a database, a browser or containers. */
    private static final Pattern WHOLE = Pattern.compile(
            "\\b(ReleaseScene|EngineScene|Office|TealProcess|RealCompany|PackagedTeal|LabCompany|Mall|ModelerWindow"
                    + "|PostgreSql|Box)\\b");

    /** What goes by the engine's clock, or moves it. */
    private static final Pattern CLOCK = Pattern.compile("\\b(LabClock|ClockUtil|ProcessPaths)\\.");

    @Test
    void testsThatOpenAWholeCompanyAreTagged() {
        assertThat(SOURCES.stream()
                        .filter(source -> WHOLE.matcher(text(source)).find())
                        .filter(source -> !text(source).contains("@Tag(\"whole\")")))
                .isEmpty();
    }

    @Test
    void testsThatGoByTheEnginesClockLockIt() {
        assertThat(inTheCut().filter(source -> CLOCK.matcher(text(source)).find()))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(text(source)).contains("@ResourceLock(LabClock.OF_THE_ENGINE)"));
    }

    private static Stream<Path> inTheCut() {
        return SOURCES.stream().filter(source -> !LEFT_OUT.matcher(text(source)).find());
    }

    private static List<Path> sources() {
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            return sources.filter(source -> source.getFileName().toString().matches("\\w+(Test|IT)\\.java"))
                    .filter(source -> !source.endsWith("QuickCutTest.java"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
