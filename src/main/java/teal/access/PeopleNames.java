package teal.access;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** What people are called, for those who know them by that rather than by what they sign in with. */
@Component
public class PeopleNames {

    private final IdentityService identity;
    private final Principals principals;

    PeopleNames(IdentityService identity, Principals principals) {
        this.identity = identity;
        this.principals = principals;
    }

    /** By what they sign in with, without those who are not known here any more. */
    public Map<String, String> of(Collection<String> people) {
        Map<String, String> names = new LinkedHashMap<>();
        if (!people.isEmpty()) {
            // Whoever reads a release sees who acted in it, and may not list the users themselves.
            principals.asTeal(
                    "naming people",
                    () -> identity.createUserQuery()
                            .userIdIn(people.toArray(String[]::new))
                            .list()
                            .forEach(user -> names.put(user.getId(), name(user))));
        }
        return names;
    }

    private static String name(User user) {
        String name = Stream.of(user.getFirstName(), user.getLastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? user.getId() : name;
    }
}
