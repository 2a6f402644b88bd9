package teal.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {

    @Test
    void aHundredCharactersAreShownAndNoMore() {
        String longest = "x".repeat(100);

        assertThat(Quoted.text("")).isEqualTo("''");
        assertThat(Quoted.text(longest)).isEqualTo("'" + longest + "'");
        assertThat(Quoted.text(longest + "y")).isEqualTo("'" + longest + "...'");
    }

    /** One outside of the Basic Multilingual Plane is two in Java, and is never cut in half. */
    @Test
    void charactersAreCountedAsPeopleDo() {
        String longest = "\uD83D\uDE80".repeat(100);

        assertThat(Quoted.text(longest)).isEqualTo("'" + longest + "'");
        assertThat(Quoted.text(longest + "\uD83D\uDE80")).isEqualTo("'" + longest + "...'");
    }

    @Test
    void whatChangesHowOtherTextIsShownIsSpelledOut() {
        assertThat(Quoted.text("a\nb\tc")).isEqualTo("'a\\u000Ab\\u0009c'");
        assertThat(Quoted.text("a" + (char) 0x1B + "b")).isEqualTo("'a\\u001Bb'");
        assertThat(Quoted.text("a" + (char) 0x202E + "b")).isEqualTo("'a\\u202Eb'");
        assertThat(Quoted.text("a" + (char) 0xD83D + "b")).isEqualTo("'a\\uD83Db'");
    }

    @Test
    void aPasswordInAnAddressIsNotShown() {
        assertThat(Quoted.text("https://deploy:s3cr3t@repo.example.com/shop"))
                .isEqualTo("'https://********@repo.example.com/shop'");
        // Also where the cut would leave less than an address
        assertThat(Quoted.text("https://deploy:" + "s3cr3t".repeat(30) + "@repo.example.com/"))
                .doesNotContain("s3cr3t");
    }
}
