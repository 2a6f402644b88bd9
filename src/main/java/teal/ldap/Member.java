package teal.ldap;

import java.util.Set;

/**
 * A person in the directory.
 *
 * @param name their sign-in name, spelled as in the directory
 * @param groups their groups in Teal, according to the settings
 */
public record Member(String name, String firstName, String lastName, String mail, Set<String> groups) {

    public Member {
        groups = Set.copyOf(groups);
    }
}
