package teal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BcryptPasswordsTest {

    private final BcryptPasswords passwords = new BcryptPasswords(10);

    /** bcrypt answers at once to what is not in its form, and by that a stranger could tell who has no account. */
    @Test
    void nobodysIsOfTheFormAndTheCostOfAStoredOneSoThatComparingTakesAsLong() {
        String stored = passwords.encrypt("Blue-Green-2026");

        assertThat(passwords.nobodys())
                .hasSameSizeAs(stored)
                .startsWith(stored.substring(0, stored.lastIndexOf('$') + 1))
                .matches("\\$2a\\$10\\$[./A-Za-z0-9]{53}");
    }

    @Test
    void nobodysIsAnotherOneEachTimeAndNoPasswordIsRight() {
        String nobodys = passwords.nobodys();

        assertThat(nobodys).isNotEqualTo(passwords.nobodys());
        assertThat(passwords.check("", nobodys)).isFalse();
        assertThat(passwords.check("nobody", nobodys)).isFalse();
    }

    @Test
    void aStoredOneIsRightForItsPasswordAlone() {
        String stored = passwords.encrypt("Blue-Green-2026");

        assertThat(passwords.check("Blue-Green-2026", stored)).isTrue();
        assertThat(passwords.check("Blue-Green-2027", stored)).isFalse();
    }
}
