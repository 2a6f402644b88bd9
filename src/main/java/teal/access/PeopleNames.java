package teal.access;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What people are called, for those who know them by that rather than by what they sign in with. Every text that people read
 * names people by it; records of who did what keep what they signed in with, which nobody else has.
 */
@Component
public class PeopleNames {

    private final ObjectProvider<IdentityService> identity;
    private final Principals principals;

    /** @param identity looked up only when somebody is named: parts of the engine name people */
    PeopleNames(ObjectProvider<IdentityService> identity, Principals principals) {
        this.identity = identity;
        this.principals = principals;
    }

    /** What one person is called; what they sign in with if they are not known here. */
    public String of(String person) {
        return of(List.of(person)).getOrDefault(person, person);
    }

    /** By what they sign in with, without those who are not known here any more. */
    public Map<String, String> of(Collection<String> people) {
        Map<String, String> names = new LinkedHashMap<>();
        if (!people.isEmpty()) {
            // Whoever reads a release sees who acted in it, and may not list the users themselves.
            principals.asTeal(
                    "naming people",
                    () -> identity.getObject()
                            .createUserQuery()
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
