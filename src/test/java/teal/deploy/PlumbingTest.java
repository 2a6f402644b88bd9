package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.StaleAttempt;
import teal.release.TechnicalFailure;

/** What the exit code of a command means for the step: done, a person's business, again, or somebody else's by now. */
class PlumbingTest {

    private static final Node NODE = new Node("blue-1", "10.0.0.11", null, URI.create("http://10.0.0.11:8080"));

    private static CommandResult ended(int exitCode, String printed) {
        return new CommandResult(exitCode, printed, false, Duration.ZERO);
    }

    private static String output(int exitCode, String printed) {
        return Plumbing.output(NODE, "staging", ended(exitCode, printed));
    }

    @Test
    void zeroIsDone() {
        assertThat(output(0, "ready\n")).isEqualTo("ready\n");
    }

    @Test
    void threeIsForAPerson() {
        assertThatThrownBy(() -> output(3, "releases is a link\n"))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessage("node blue-1: staging: releases is a link");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 85, 87, 127, 255})
    void anyOtherIsTriedAgain(int exitCode) {
        assertThatThrownBy(() -> output(exitCode, "no space left\n"))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessage("node blue-1: staging failed with exit code " + exitCode + ": no space left");
    }

    @Test
    void eightySixWithTheWordsOfTheFenceIsOutOfTurn() {
        assertThatThrownBy(() -> output(86, "a line before\nteal: attempt 7 comes after attempt 8\n"))
                .isInstanceOf(StaleAttempt.class)
                .hasMessage("node blue-1: attempt 7 comes after attempt 8");
    }

    /** A company's own command may end with it, and says so in other words; or another code with the words of the fence. */
    @Test
    void oneWithoutTheOtherIsAFailure() {
        assertThatThrownBy(() -> output(86, "the licence has expired")).isInstanceOf(TechnicalFailure.class);
        assertThatThrownBy(() -> output(1, "teal: attempt 7 comes after attempt 8"))
                .isInstanceOf(TechnicalFailure.class);
        assertThatCode(() -> Plumbing.checkNotStale(NODE, ended(86, "the licence has expired")))
                .doesNotThrowAnyException();
    }

    /** Errors come at the end. */
    @Test
    void theLastThreeLinesAreShownInUpToFiveHundredCharacters() {
        assertThat(ended(1, "one\n").lastLines()).isEqualTo("one");
        assertThat(ended(1, "one\ntwo\nthree\n").lastLines()).isEqualTo("one / two / three");
        assertThat(ended(1, "one\ntwo\nthree\nfour\n").lastLines()).isEqualTo("two / three / four");
        assertThat(ended(1, " \n ").lastLines()).isEqualTo("no output");
        assertThat(ended(1, "x" + "y".repeat(500)).lastLines()).isEqualTo("y".repeat(500));
        assertThat(ended(1, "y".repeat(500)).lastLines()).isEqualTo("y".repeat(500));
        assertThat(ended(0, "").succeeded()).isTrue();
        assertThat(ended(1, "").succeeded()).isFalse();
    }

    @Test
    void anAnswerWithoutItsEndIsAskedForAgain() {
        assertThat(Plumbing.cut(NODE, "staging", "rea\n"))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessage("node blue-1: staging: the answer came without its end ('rea'); it is asked again");
    }
}
