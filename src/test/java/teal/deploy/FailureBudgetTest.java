package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import teal.release.InvalidSetting;

class FailureBudgetTest {

    /** A part is never rounded up: of two nodes, a quarter is none. */
    @ParameterizedTest
    @CsvSource({
        "0,     8, 0",
        "1,     2, 1",
        "1000,  4, 1000",
        "25%,   8, 2",
        "25%,   7, 1",
        "25%,   2, 0",
        "50%,   2, 1",
        "100%,  3, 3",
        "0%,    3, 0",
    })
    void isANumberOfNodesOrAPartOfTheWholeCluster(String text, int nodes, int budget) {
        assertThat(new FailureBudget(text).of(nodes)).isEqualTo(budget);
    }

    @Test
    void isSaidSoThatPeopleCanCheckIt() {
        assertThat(new FailureBudget("25%").words(7)).isEqualTo("25% of 7 nodes, which is 1");
        assertThat(new FailureBudget("25%").words(1)).isEqualTo("25% of 1 node, which is 0");
        assertThat(new FailureBudget("2").words(7)).isEqualTo("2");
        assertThat(new FailureBudget("25%")).hasToString("25%");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1001", "101%", "2.5", "2.5%", "%", "one", "1 %", "25%%"})
    void refusesWhatIsNeither(String text) {
        assertThatThrownBy(() -> new FailureBudget(text))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("a part of the cluster from 0% to 100%");
    }
}
