package teal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import teal.lab.LabClock;

class StrangersTest {

    private final LabClock clock = new LabClock();
    private final Strangers strangers = new Strangers(clock);

    /** The engines of the tests after this one go by the same clock. */
    @AfterEach
    void close() {
        clock.close();
    }

    @Test
    void theFirstOfAMinuteStandAloneAndTheRestIsSummedUp() {
        for (int i = 0; i < Strangers.ENTRIES_EACH; i++) {
            assertThat(strangers.isSingle("rita", "SignInFailed", "192.0.2.1")).isTrue();
        }
        for (int i = 0; i < Strangers.ENTRIES_EACH; i++) {
            assertThat(strangers.isSingle("(nobody)", "NotSignedIn", "192.0.2.9"))
                    .isTrue();
        }
        for (int i = 0; i < 200; i++) {
            assertThat(strangers.isSingle("otto", "SignInFailed", "192.0.2." + i % 3))
                    .isFalse();
            assertThat(strangers.isSingle("(nobody)", "NotSignedIn", "192.0.2.9"))
                    .isFalse();
        }

        assertThat(strangers.due()).isEmpty();
        clock.pass(Strangers.WINDOW);
        assertThat(strangers.due())
                .hasValueSatisfying(sum -> assertThat(sum)
                        .contains("200 NotSignedIn, 200 SignInFailed", "from 4 addresses", "192.0.2.9 (200)")
                        .contains("otto (200)", "(nobody) (200)")
                        .doesNotContain("rita"));
        assertThat(strangers.due()).isEmpty();
        assertThat(strangers.isSingle("rita", "SignInFailed", "192.0.2.1")).isTrue();
    }

    @Test
    void aQuietMinuteHasNoSum() {
        strangers.isSingle("rita", "SignInFailed", "192.0.2.1");
        clock.pass(Strangers.WINDOW);

        assertThat(strangers.due()).isEmpty();
        assertThat(strangers.take()).isEmpty();
    }

    @Test
    void neitherManyAddressesNorLongNamesMakeTheSumLong() {
        for (int i = 0; i < 20_000; i++) {
            strangers.isSingle("x".repeat(5_000) + i, "SignInFailed", "2001:db8::" + Integer.toHexString(i));
        }

        assertThat(strangers.take())
                .hasValueSatisfying(sum -> assertThat(sum)
                        .hasSizeLessThan(Act.MOST_DETAILS)
                        .contains(
                                (20_000 - Strangers.ENTRIES_EACH) + " SignInFailed",
                                "at least 1000 addresses",
                                "and others"));
    }

    private void act(int times, String name, String address) {
        for (int i = 0; i < times; i++) {
            strangers.isSingle(name, "SignInFailed", address);
        }
    }

    @Test
    void tenNamesAreShownAndTheNextIsOneOfTheOthers() {
        act(Strangers.ENTRIES_EACH, "rita", "192.0.2.1");
        for (int i = 0; i < 10; i++) {
            act(1, "name" + i, "192.0.2.1");
        }
        assertThat(strangers.take())
                .hasValueSatisfying(sum -> assertThat(sum)
                        .contains("name0 (1)", "name9 (1)", "from 1 addresses")
                        .doesNotContain("and others"));

        act(Strangers.ENTRIES_EACH, "rita", "192.0.2.1");
        for (int i = 0; i < 11; i++) {
            act(1, "name" + i, "192.0.2.1");
        }
        assertThat(strangers.take()).hasValueSatisfying(sum -> assertThat(sum).endsWith("and others"));
    }

    @Test
    void aNameOfSixtyFourCharactersIsShownWhole() {
        act(Strangers.ENTRIES_EACH, "rita", "192.0.2.1");
        act(1, "x".repeat(64), "192.0.2.1");
        act(2, "y".repeat(65), "192.0.2.1");

        assertThat(strangers.take())
                .hasValueSatisfying(sum ->
                        assertThat(sum).endsWith("names: " + "y".repeat(64) + "... (2), " + "x".repeat(64) + " (1)"));
    }

    /** Nothing of one minute is in the sum of the next. */
    @Test
    void eachMinuteIsCountedByItself() {
        act(Strangers.ENTRIES_EACH + 1, "rita", "192.0.2.1");
        strangers.take();
        act(Strangers.ENTRIES_EACH, "rita", "192.0.2.1");
        strangers.isSingle("(nobody)", "SignInFailed", "192.0.2.2");

        assertThat(strangers.take())
                .hasValueSatisfying(sum -> assertThat(sum)
                        .endsWith(": 1 SignInFailed; from 1 addresses: 192.0.2.2 (1); names: (nobody) (1)"));
        assertThat(strangers.take()).isEmpty();
    }
}
