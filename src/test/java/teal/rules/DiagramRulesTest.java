package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiagramRulesTest {

    static List<BrokenDiagram> broken() {
        return BrokenDiagrams.all();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void reportEveryMistakeAndNothingElse(BrokenDiagram diagram) {
        assertThat(DiagramCheck.check(diagram.set()))
                .map(mistake -> mistake.shownAs(""))
                .containsExactlyInAnyOrderElementsOf(diagram.mistakes());
    }

    static List<EverydayEdit> everyday() {
        return EverydayEdit.all();
    }

    @ParameterizedTest
    @MethodSource("everyday")
    void acceptWhatPeopleChangeEveryDay(EverydayEdit edit) {
        assertThat(DiagramCheck.check(edit.set())).isEmpty();
        assertThat(DiagramCheck.warnings(edit.set())).isEmpty();
    }

    @Test
    void areEachBrokenByATest() {
        Set<String> broken = broken().stream()
                .flatMap(diagram ->
                        Stream.concat(diagram.mistakes().stream(), DiagramCheck.warnings(diagram.set()).stream()))
                .map(Mistake::rule)
                .collect(Collectors.toSet());
        assertThat(broken).containsExactlyInAnyOrderElementsOf(DiagramCheck.rules());
    }
}
