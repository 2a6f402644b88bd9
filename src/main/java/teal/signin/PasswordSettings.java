package teal.signin;

import org.jspecify.annotations.Nullable;
import teal.release.Setting;

/**
 * How passwords are kept.
 *
 * @param cost the work for one password, as bcrypt's cost: each step doubles it. Default 12, at least 10 (OWASP's Password
 *     Storage Cheat Sheet)
 */
record PasswordSettings(Integer cost) {

    static final int LOWEST_COST = 10;

    PasswordSettings(@Nullable Integer cost) {
        this.cost = Setting.within("cost", cost, 12, LOWEST_COST, 16);
    }
}
