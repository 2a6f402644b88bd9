package teal.token;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import teal.access.Role;
import teal.release.Quoted;

/**
 * A token that somebody wants: any field may be missing or wrong.
 *
 * @param role default: requesters
 * @param application default: all of them
 * @param days how long it is valid, default 90
 */
public record TokenRequest(
        @Nullable String name,
        @Nullable String role,
        @Nullable String application,
        @Nullable Integer days) {

    private static final String NAMES = "[A-Za-z0-9][A-Za-z0-9._-]{0,62}";
    private static final int USUAL_DAYS = 90;
    private static final int MOST_DAYS = 366;

    /** Only people approve and write diagrams: anybody who can read a pipeline's secrets could, and nobody would know who. */
    private static final Set<Role> ROLES = EnumSet.of(Role.REQUESTERS, Role.OPERATORS, Role.AUDITORS);

    /** The groups that a token may have the rights of, the usual one first. */
    public static List<String> roles() {
        return ROLES.stream().map(Role::group).toList();
    }

    String checkedName() {
        if (name == null || !name.matches(NAMES)) {
            throw new IllegalArgumentException("name: found " + found(name)
                    + "; allowed: up to 63 letters, digits, '.', '_' and '-', a letter or digit first");
        }
        return name;
    }

    Role checkedRole() {
        String wanted = role == null ? Role.REQUESTERS.group() : role;
        Role known = ROLES.stream()
                .filter(each -> each.group().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("role: found " + found(wanted) + "; allowed: "
                        + String.join(", ", roles())
                        + ". Only people approve and write diagrams"));
        if (known == Role.AUDITORS && application != null) {
            throw new IllegalArgumentException(
                    "application: found " + found(application) + "; auditors read about all applications");
        }
        return known;
    }

    int checkedDays() {
        int wanted = days == null ? USUAL_DAYS : days;
        if (wanted < 1 || wanted > MOST_DAYS) {
            throw new IllegalArgumentException("days: found " + wanted + "; allowed: 1 to " + MOST_DAYS);
        }
        return wanted;
    }

    private static String found(@Nullable String text) {
        return text == null ? "nothing" : Quoted.text(text);
    }
}
