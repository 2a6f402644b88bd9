package teal.signin;

import java.security.Principal;
import java.util.List;
import java.util.Set;

/**
 * A signed-in person, as the engine knows them now.
 *
 * @param name the user's id
 * @param applications the engine's web applications that they may open
 * @param passwordMark changes when the password does; empty for people from a directory that does not say when
 */
record Account(String name, List<String> groups, List<String> tenants, Set<String> applications, String passwordMark)
        implements Principal {

    @Override
    public String getName() {
        return name;
    }

    /** Whether they have anything to do with releases. */
    boolean isMember() {
        return applications.contains("tasklist") || applications.contains("cockpit");
    }

    @Override
    public String toString() {
        return name;
    }
}
