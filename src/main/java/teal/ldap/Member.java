package teal.ldap;

import java.util.Set;

/**
 * A person in the directory.
 *
 * @param name their sign-in name, spelled as in the directory
 * @param groups their groups in Teal, according to the settings
 * @param passwordChanged when their password was changed, as the directory writes it; empty if it does not say so
 */
public record Member(
        String name, String firstName, String lastName, String mail, Set<String> groups, String passwordChanged) {

    public Member {
        groups = Set.copyOf(groups);
    }
}
