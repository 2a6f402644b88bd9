package teal.ldap;

import java.util.Set;

/**
 * Somebody whom the directory knows.
 *
 * @param name what they sign in with, written as in the directory
 * @param groups of Teal, by the settings
 */
public record Member(String name, String firstName, String lastName, String mail, Set<String> groups) {

    public Member {
        groups = Set.copyOf(groups);
    }
}
