package teal.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void leavesOutWholeLinesWhereThereAreLines() throws IOException {
        String text = drained("a line of words\n".repeat(10_000)).text();

        assertThat(text.lines())
                .allMatch(line -> line.isEmpty() || line.equals("a line of words") || line.startsWith("... "));
        assertThat(text).contains(" bytes left out ...").hasSizeLessThan(65_600);
    }

    @Test
    void showsNoSecretOfAProgramThatTellsItsSettings() throws IOException {
        assertThat(drained("""
                                DB_PASSWORD=hunter2 db-user=shop
                                {"apiKey": "abc def", "name": "shop"}
                                GET https://deploy:s3cr3t@repo.example.com/shop
                                Authorization: Bearer eyJhbGciOi.J9
                                -----BEGIN RSA PRIVATE KEY-----
                                MIIE
                                -----END RSA PRIVATE KEY-----
                                done
                                """).text()).isEqualTo("""
                        DB_PASSWORD=******** db-user=shop
                        {"apiKey": ********, "name": "shop"}
                        GET https://deploy:********@repo.example.com/shop
                        Authorization: Bearer ********
                        -----BEGIN RSA PRIVATE KEY----- ********
                        done
                        """);
    }

    @Test
    void showsNothingThatTealItselfHasReadAsASecret(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("tsig"), "bm90LWEtd29yZA==\n");
        new Secret("file:" + file).reveal();

        assertThat(drained("key bm90LWEtd29yZA== loaded").text()).isEqualTo("key ******** loaded");
    }

    /** Wherever the cut falls: half a line could hold half a secret, which nothing recognises any more. */
    @Test
    void showsNoHalfOfASecretNextToWhatIsLeftOut(@TempDir Path directory) throws IOException {
        String secret = "Zq7-Kw3-Xv9-Jh5-Pd1";
        new Secret("file:" + Files.writeString(directory.resolve("key"), secret)).reveal();
        String line = "using the key " + secret + " for the shop\n";
        int half = 32 * 1024;
        for (int cut = 1; cut <= line.length(); cut++) {
            String head = "-".repeat(half - cut - 1) + "\n" + line;
            String tail = line + "-".repeat(half - cut);

            String text = drained(head + "+\n".repeat(half) + tail).text();

            assertThat(text).contains(" bytes left out ...").startsWith("--").endsWith("--");
            for (int from = 0; from + 4 <= secret.length(); from += 4) {
                assertThat(text).as("cut at %s", cut).doesNotContain(secret.substring(from, from + 3));
            }
        }
    }

    /** Nothing is left of a line that is longer than 4 KiB but its beginning and its end. */
    @Test
    void aLongLineIsCutWhereItIs() throws IOException {
        String text = drained("a\n" + "x".repeat(200_000) + "\nb").text();

        assertThat(text)
                .startsWith("a\nxxx")
                .endsWith("xxx\nb")
                .hasSize(64 * 1024 + "\n... 134468 bytes left out ...\n".length());
    }

    @Test
    void isNotSlowedDownByAnyText() throws IOException {
        for (String text : List.of("password", "token:", "://a", "-----BEGIN ", "\u001B[", "x", "Bearer ", "secret_")) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> drained(text.repeat(64_000 / text.length())).text(),
                    text);
        }
    }
}
