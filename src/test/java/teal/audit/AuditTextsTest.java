package teal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How acts and values read in the trail: whole where they fit, recognisable where they do not, and never a secret. */
class AuditTextsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "sitePassword",
                "PASSWD",
                "passphrase",
                "pwd_",
                "secretKey",
                "salt",
                "token",
                "credentials",
                "license",
                "licenceKey"
            })
    void aSecretIsNotShown(String name) {
        assertThat(ShownValue.of(name, "open-sesame")).isEqualTo(name + ": ********");
    }

    @Test
    void anyOtherValueIs() {
        assertThat(ShownValue.of("passes", 3)).isEqualTo("passes: 3");
        assertThat(ShownValue.text(null)).isEqualTo("none");
        assertThat(ShownValue.text("abc".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("3 bytes, SHA-256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(ShownValue.text(new Object[] {"a", null, 2})).isEqualTo("a, none, 2");
        assertThat(ShownValue.text(Map.of("password", "open-sesame"))).isEqualTo("password");
    }

    @ParameterizedTest
    @CsvSource({"1, ''", "10, ''", "11, ' and 1 more'", "25, ' and 15 more'"})
    void tenOfManyAreShown(int many, String rest) {
        List<Integer> all = IntStream.rangeClosed(1, many).boxed().toList();

        assertThat(ShownValue.text(all))
                .isEqualTo(String.join(
                                ", ",
                                all.stream().limit(10).map(String::valueOf).toList())
                        + rest);
    }

    @Test
    void ofALongTextItsSizeAndItsDigestAreShown() {
        String longest = "x".repeat(900);

        assertThat(ShownValue.text(longest)).isEqualTo(longest);
        assertThat(ShownValue.text(longest + "y"))
                .matches("x{900}\\.\\.\\. \\(901 characters, SHA-256 [0-9a-f]{64}\\)");
        assertThat(ShownValue.text(longest + "y")).isNotEqualTo(ShownValue.text(longest + "z"));
    }

    @Test
    void plainValuesAreShownByThemselves() {
        for (Object plain : List.of(
                "a",
                1,
                true,
                Thread.State.NEW,
                new java.util.Date(),
                Map.of(),
                List.of(),
                new Object[0],
                new byte[0])) {
            assertThat(ShownValue.isPlain(plain)).as("%s", plain).isTrue();
        }
        assertThat(ShownValue.isPlain(new Object())).isFalse();
    }

    @Test
    void anActIsCutToFitTheTable() {
        Act fits = new Act("p".repeat(255), "a".repeat(255), "s".repeat(255), "d".repeat(2000));
        Act cut = new Act("p".repeat(256), "a".repeat(256), "s".repeat(256), "d".repeat(2001));

        assertThat(fits.person() + fits.act() + fits.subject() + fits.details()).hasSize(3 * 255 + 2000);
        assertThat(fits.details()).doesNotContain("...");
        assertThat(cut.person()).isEqualTo("p".repeat(252) + "...");
        assertThat(cut.act()).isEqualTo("a".repeat(252) + "...");
        assertThat(cut.subject()).isEqualTo("s".repeat(252) + "...");
        assertThat(cut.details()).isEqualTo("d".repeat(1997) + "...");
    }

    @Test
    void anActHasNoSecretAndNothingThatADatabaseCannotStore() {
        Act act = new Act("a\0b", "Do", "https://deploy:s3cr3t@repo/", "token=s3cr3t");

        assertThat(act.person()).isEqualTo("a b");
        assertThat(act.subject() + act.details()).doesNotContain("s3cr3t").contains("********");
    }

    @ParameterizedTest
    @CsvSource({"one, two, 'one; two'", "one, '', one", "'', two, two", "'', '', ''"})
    void whatIsKnownLaterFollowsWhatWasSaid(String said, String more, String together) {
        PendingAct act = new PendingAct("rita", "Do", "", () -> said);
        act.append(() -> more);

        assertThat(act.finish().details()).isEqualTo(together);
    }

    @Test
    void aRepairIsReadAsItWasWritten() {
        List<Missing> gone = List.of(new Missing(3, 4, Optional.empty()), new Missing(7, 7, Optional.empty()));
        AuditEntry entry = entry(Repair.act("adam", gone, "a problem", "a reason"));

        assertThat(entry.details()).isEqualTo("missing: 3-4, 7-7; found: a problem; reason: a reason");
        assertThat(Repair.of(entry))
                .containsExactly(new Missing(3, 4, Optional.of(9L)), new Missing(7, 7, Optional.of(9L)));
        assertThat(Repair.of(entry(new Act("adam", "Do", "", entry.details())))).isEmpty();
        assertThat(Repair.of(entry(Repair.act("adam", List.of(), "a problem", "missing: 1-2; "))))
                .isEmpty();
        assertThat(Repair.of(entry(
                        Repair.act("adam", Collections.nCopies(30, new Missing(1, 2, Optional.empty())), "many", "x"))))
                .hasSize(20);
    }

    private static AuditEntry entry(Act act) {
        return AuditEntry.after(AuditEntry.BEGINNING, 9, Instant.EPOCH, act);
    }

    @Test
    void missingEntriesIncludeTheirEnds() {
        Missing gap = new Missing(3, 5, Optional.empty());

        assertThat(gap.includes(2) || gap.includes(6)).isFalse();
        assertThat(gap.includes(3) && gap.includes(4) && gap.includes(5)).isTrue();
        assertThat(gap).hasToString("entries 3 to 5 are missing");
        assertThat(new Missing(3, 3, Optional.empty())).hasToString("entry 3 is missing");
    }
}
