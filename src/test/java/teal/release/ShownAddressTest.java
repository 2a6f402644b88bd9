package teal.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses that somebody entered are shown without what may be secret in them. */
class ShownAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://repo.example/shop/a.tgz, https://repo.example/shop/a.tgz",
        "file:/srv/artifacts/a.tgz, file:/srv/artifacts/a.tgz",
        "not an address @all, not an address @all",
        "https://user:hush@repo.example/a, https://********@repo.example/a",
        "https://token-only@repo.example/a, https://********@repo.example/a",
        "https://user:hu/sh@repo.example/a, https://********@repo.example/a",
        "https://user:hu@sh@repo.example/a, https://********@repo.example/a",
        "https://repo.example/a?token=hush&x=y, https://repo.example/a?********",
        "https://repo.example/a#hush, https://repo.example/a?********",
        "https://user:hush?#@repo.example/a, https://********@repo.example/a"
    })
    void withoutNamesPasswordsAndQueries(String entered, String shown) {
        assertThat(Masked.address(entered)).isEqualTo(shown);
        assertThat(Quoted.text(entered)).isEqualTo("'" + shown + "'");
        assertThat(new InvalidSetting("url", entered, "another one")).hasMessageStartingWith("found '" + shown + "'");
    }

    @Test
    void whateverThePasswordLooksLike() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder secret = new StringBuilder("hush");
            random.ints(random.nextInt(12), 0x21, 0x7f)
                    .filter(letter -> letter != '\'' && letter != '"')
                    .forEach(letter -> secret.append((char) letter));
            for (String address : List.of(
                    "https://user:" + secret + "@repo.example/a.tgz",
                    "ftp://" + secret + "@repo.example",
                    "https://repo.example/a?sig=" + secret)) {
                assertThat(Quoted.text(address))
                        .as("seed %d: %s", seed, address)
                        .doesNotContain("hush");
            }
        }
    }
}
