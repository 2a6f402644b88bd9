package teal.access;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The administrator's password that the host has given is not good enough. The message does not repeat it. */
final class RefusedPassword extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** By the end of the names that the engine gives to the rules of its policy. */
    private static final Map<String, String> RULES = Map.of(
            "LENGTH", "it has fewer than 10 characters",
            "LOWERCASE", "it has no lower-case letter",
            "UPPERCASE", "it has no upper-case letter",
            "DIGIT", "it has no digit",
            "SPECIAL", "it has no special character");

    /** @param violated as the engine names the rules of its policy */
    RefusedPassword(String user, List<String> violated) {
        super("TEAL_ADMIN_PASSWORD cannot be the password of the user '" + user + "': "
                + violated.stream().map(rule -> words(rule, user)).collect(Collectors.joining(", ")));
    }

    private static String words(String rule, String user) {
        String name = rule.substring(rule.lastIndexOf('_') + 1);
        return Objects.requireNonNullElse(
                RULES.get(name), "it contains the user's id, name or e-mail address ('" + user + "')");
    }
}
