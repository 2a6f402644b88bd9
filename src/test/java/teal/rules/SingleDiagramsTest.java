package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An edit that is nobody's mistake is none in a diagram by itself either, as while it is drawn in the Modeler. */
class SingleDiagramsTest {

    /** Looks for other files, which are not here. */
    private static final String OTHER_FILES = "complete-set";

    static Stream<EverydayEdit> everyday() {
        return EverydayEdit.all().stream().filter(edit -> edit.file().endsWith(".bpmn"));
    }

    @ParameterizedTest
    @MethodSource("everyday")
    void areAcceptedWithoutTheOthers(EverydayEdit edit) {
        Map<String, byte[]> alone = Map.of(edit.file(), edit.xml().getBytes(StandardCharsets.UTF_8));

        assertThat(found(DiagramCheck.check(alone))).isEmpty();
        assertThat(found(DiagramCheck.warnings(alone))).isEmpty();
    }

    private static List<Mistake> found(List<Mistake> mistakes) {
        return mistakes.stream()
                .filter(mistake -> !mistake.rule().equals(OTHER_FILES))
                .toList();
    }
}
