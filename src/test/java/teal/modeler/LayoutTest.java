package teal.modeler;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Diagrams are for people: nothing overlaps, no lines cross, nothing hangs loose. */
@Tag("whole")
class LayoutTest {

    @RegisterExtension
    static final OpenModeler<ModelerWindow> MODELER = OpenModeler.ofAuthor();

    @RegisterExtension
    static final OpenModeler<CockpitView> COCKPIT = OpenModeler.ofOperator();

    private final ModelerWindow modeler = MODELER.window();

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

    @ParameterizedTest
    @MethodSource("diagrams")
    void disturbsNobodyInCockpitEither(Path diagram) throws IOException {
        CockpitView cockpit = COCKPIT.window();
        assertThat(cockpit.opens(Files.readString(diagram))).isEmpty();

        Drawing drawing = Drawing.of(cockpit);
        assertThat(drawing.defects()).isEmpty();
        assertThat(drawing.shapes())
                .filteredOn(shape -> shape.id().startsWith("CallActivity_"))
                .allSatisfy(call -> assertThat(drawing.labels())
                        .as("labels under Cockpit's link to what %s calls", call.id())
                        .noneMatch(label -> label.box().intersects(link(call.box()))));
    }

    /** Below a call's right corner. */
    private static Rectangle2D link(Rectangle2D call) {
        return new Rectangle2D.Double(call.getMaxX() - 20, call.getMaxY() + 5, 30, 25);
    }

    @Test
    void tellsWhatWouldDisturb() throws IOException {
        String diagram = Files.readString(ModelerWindow.PROCESSES.resolve("rollback.bpmn"))
                // The task below the others is moved onto the line of the subprocess, with what leads there left
                // behind.
                .replaceFirst(
                        "(bpmnElement=\"UserTask_DecideHowToGoOn\">\\s*<dc:Bounds x=\"\\d+\" y=)\"\\d+\"", "$1\"410\"");
        modeler.opens(diagram);

        assertThat(Drawing.of(modeler).defects())
                .anyMatch(defect -> defect.contains("UserTask_DecideHowToGoOn overlaps")
                        || defect.contains("overlaps UserTask_DecideHowToGoOn"))
                .anyMatch(defect -> defect.endsWith("has a loose end"));
    }
}
