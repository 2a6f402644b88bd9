package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BoundedOutputTest {

    private static BoundedOutput drained(String text) throws IOException {
        BoundedOutput output = new BoundedOutput();
        output.drain(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return output;
    }

    @Test
    void keepsShortOutputWhole() throws IOException {
        String text = "é".repeat(32 * 1024);

        assertThat(drained(text).text()).isEqualTo(text);
        assertThat(drained(text).truncated()).isFalse();
    }

    @Test
    void keepsHeadAndTailOfLongOutput() throws IOException {
        BoundedOutput output = drained("first" + "x".repeat(100_000) + "last");

        assertThat(output.truncated()).isTrue();
        assertThat(output.text()).startsWith("first").endsWith("last").contains("34473 bytes left out");
    }

    @Test
    void removesWhatChangesHowATerminalShowsText() {
        assertThat(BoundedOutput.clean(
                        "\u001B[31mred\u001B[0m \u001B]0;title\u0007\u001B(Bok\r\nnext\u0000\b\u202Eline\t."))
                .isEqualTo("red ok\nnextline\t.");
    }

    @Test
    void anUnfinishedEscapeCodeEndsWithItsLine() {
        assertThat(BoundedOutput.clean("a\u001B]0;title\nnext")).isEqualTo("a\nnext");
    }
}
