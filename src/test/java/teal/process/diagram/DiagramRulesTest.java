package teal.process.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiagramRulesTest {

    static List<BrokenDiagram> broken() {
        return BrokenDiagrams.all();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void tellWhatIsWrongAndNothingElse(BrokenDiagram diagram) {
        assertThat(DiagramCheck.check(diagram.set())).containsExactlyInAnyOrderElementsOf(diagram.mistakes());
    }

    @Test
    void areEachBrokenByATest() {
        Set<String> broken = broken().stream()
                .flatMap(diagram -> diagram.mistakes().stream())
                .map(Mistake::rule)
                .collect(Collectors.toSet());
        assertThat(broken).containsExactlyInAnyOrderElementsOf(DiagramCheck.rules());
    }
}
