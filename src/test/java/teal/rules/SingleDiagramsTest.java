package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same mistakes are found in a diagram by itself, as while it is drawn in the Modeler. Each check reads one file and not
 * all, so {@code .ci/mutation} can afford to run them for each break of a rule.
 */
class SingleDiagramsTest {

    /** Looks for other files, which are not here. */
    private static final String OTHER_FILES = "complete-set";

    static List<BrokenDiagram> broken() {
        return BrokenDiagrams.all();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void haveTheirMistakesWithoutTheOthers(BrokenDiagram diagram) {
        assertThat(found(DiagramCheck.check(alone(diagram.file(), diagram.xml()))))
                .containsExactlyInAnyOrderElementsOf(diagram.mistakes());
    }

    static Stream<EverydayEdit> everyday() {
        return EverydayEdit.all().stream().filter(edit -> edit.file().endsWith(".bpmn"));
    }

    @ParameterizedTest
    @MethodSource("everyday")
    void areAcceptedWithoutTheOthers(EverydayEdit edit) {
        assertThat(found(DiagramCheck.check(alone(edit.file(), edit.xml())))).isEmpty();
        assertThat(found(DiagramCheck.warnings(alone(edit.file(), edit.xml())))).isEmpty();
    }

    private static Map<String, byte[]> alone(String file, String xml) {
        return Map.of(file, xml.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Mistake> found(List<Mistake> mistakes) {
        return mistakes.stream()
                .filter(mistake -> !mistake.rule().equals(OTHER_FILES))
                .map(mistake -> mistake.shownAs(""))
                .toList();
    }
}
