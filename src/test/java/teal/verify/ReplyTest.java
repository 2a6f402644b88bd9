package teal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown of an answer, and what is kept of it. */
class ReplyTest {

    private static Reply reply(int status, String location, String body, String unreadable) {
        return new Reply(status, location, Map.of("x-version", " 2.0.0 ", "x-empty", " "), body, unreadable, "", TOOK);
    }

    private static final Duration TOOK = Duration.ofMillis(12);

    @ParameterizedTest
    @ValueSource(ints = {1, 99, 100, 101, 199, 200})
    void aShortBodyIsShownWhole(int length) {
        String body = "x".repeat(length);

        assertThat(reply(503, "", body, "").found()).isEqualTo("status 503: '" + body + "'");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 300, 5000})
    void aLongBodyIsCutOffAndShowsIt(int length) {
        assertThat(reply(503, "", "x".repeat(length), "").found())
                .isEqualTo("status 503: '" + "x".repeat(200) + "...'");
    }

    /** It is quoted in two pieces, and none is cut off between the two halves of a character. */
    @Test
    void charactersAreNeverCutInHalf() {
        String rocket = "\uD83D\uDE80";
        String body = "x".repeat(99) + rocket + "y".repeat(99) + rocket + "z";

        assertThat(reply(200, "", body, "").found())
                .isEqualTo("status 200: '" + "x".repeat(99) + rocket + "y".repeat(99) + rocket + "...'");
    }

    @Test
    void isShownOnOneLine() {
        assertThat(reply(200, "", "\n one\r\n\t two  \n", "").found()).isEqualTo("status 200: 'one two'");
        assertThat(reply(204, "", " \n ", "").found()).isEqualTo("status 204, empty body");
    }

    @Test
    void saysWhereARedirectLeadsAndWhyABodyIsNotKnown() {
        assertThat(reply(302, "/sign-in", "moved", "").found()).isEqualTo("status 302 to '/sign-in'");
        assertThat(reply(302, "", "moved", "").found()).isEqualTo("status 302: 'moved'");
        assertThat(reply(200, "/ignored", "body", "").found()).isEqualTo("status 200: 'body'");
        assertThat(reply(200, "", "", "it is too long").found()).isEqualTo("status 200, and it is too long");
        assertThat(Reply.none("no answer within 1 s", TOOK).found()).isEqualTo("no answer within 1 s");
    }

    @ParameterizedTest
    @CsvSource({"299, false", "300, true", "304, true", "399, true", "400, false"})
    void aRedirectHasAStatusOfThreeHundred(int status, boolean redirect) {
        assertThat(reply(status, "", "", "").isRedirect()).isEqualTo(redirect);
    }

    @Test
    void aBriefOneShowsTheSame() {
        for (int length : new int[] {0, 1, 200, 201, 400, 401, 10_000}) {
            Reply whole = reply(503, "", "x".repeat(length), "");

            Reply brief = whole.brief();

            assertThat(brief.found()).isEqualTo(whole.found());
            assertThat(brief.body()).hasSize(Math.min(400, length));
            assertThat(brief.headers()).isEmpty();
            assertThat(brief.took()).isEqualTo(TOOK);
        }
    }

    @Test
    void headersAreFoundInAnySpellingUnlessEmpty() {
        Reply reply = reply(200, "", "", "");

        assertThat(reply.header("X-Version")).contains("2.0.0");
        assertThat(reply.header("x-empty")).isEmpty();
        assertThat(reply.header("x-none")).isEmpty();
        assertThat(reply.arrived()).isTrue();
        assertThat(Reply.none("gone", TOOK).arrived()).isFalse();
    }
}
