package teal.signin;

import java.security.Principal;
import java.util.List;
import java.util.Set;

/**
 * Somebody who has signed in, as the engine knows them at the moment.
 *
 * @param name the user's id
 * @param applications of the engine's web applications, those that they may open
 * @param passwordMark changes with the password; empty for people of the company's directory
 */
record Account(String name, List<String> groups, List<String> tenants, Set<String> applications, String passwordMark)
        implements Principal {

    @Override
    public String getName() {
        return name;
    }

    /** Whether they have to do with releases at all. */
    boolean isMember() {
        return applications.contains("tasklist") || applications.contains("cockpit");
    }

    @Override
    public String toString() {
        return name;
    }
}
