package teal.modeler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import teal.browser.Chromium;

/** Diagrams are for people: nothing overlaps, no lines cross, nothing hangs loose. */
class LayoutTest {

    private static Chromium browser;
    private static ModelerWindow modeler;

    @BeforeAll
    static void open() {
        browser = Chromium.start();
        modeler = ModelerWindow.open(browser);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    static List<Path> diagrams() throws IOException {
        try (Stream<Path> own = Files.list(ModelerWindow.PROCESSES);
                Stream<Path> examples = Files.walk(GuideTest.EXAMPLES)) {
            return Stream.concat(own, examples)
                    .filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void disturbsNobody(Path diagram) throws IOException {
        assertThat(modeler.opens(Files.readString(diagram))).isEmpty();

        assertThat(Drawing.of(modeler).defects()).isEmpty();
    }

    @Test
    void tellsWhatWouldDisturb() throws IOException {
        String diagram = Files.readString(ModelerWindow.PROCESSES.resolve("rollback.bpmn"))
                // The task below the others is moved onto the line of the subprocess, with what leads there left
                // behind.
                .replaceFirst(
                        "(bpmnElement=\"UserTask_DecideHowToGoOn\">\\s*<dc:Bounds x=\"\\d+\" y=)\"\\d+\"", "$1\"350\"");
        modeler.opens(diagram);

        assertThat(Drawing.of(modeler).defects())
                .anyMatch(defect -> defect.contains("UserTask_DecideHowToGoOn overlaps")
                        || defect.contains("overlaps UserTask_DecideHowToGoOn"))
                .anyMatch(defect -> defect.endsWith("has a loose end"));
    }
}
