package teal.access;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The groups that people can be in: Teal's own and the inventory's, those created in the Admin application, and those that
 * the company's directory fills when one of their members signs in.
 */
@Component
public class KnownGroups {

    private final CompanyGroups company;
    private final IdentityService identity;
    private final Set<String> filled;

    KnownGroups(CompanyGroups company, IdentityService identity, Environment environment) {
        this.company = company;
        this.identity = identity;
        this.filled = Binder.get(environment)
                .bind("teal.directory.groups", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .keySet();
    }

    /** Group ids; call it inside an engine command. An author need not be allowed to see who is in which group. */
    public Set<String> all() {
        Set<String> groups = new TreeSet<>(company.all());
        groups.addAll(Context.getCommandContext().runWithoutAuthorization(this::made));
        groups.addAll(filled);
        return groups;
    }

    /** Whether its members come from the company's directory, each when they sign in. */
    public boolean isFilledFromDirectory(String group) {
        return filled.contains(group);
    }

    private Set<String> made() {
        return ((GroupQueryImpl) identity.createGroupQuery())
                .unlimitedList().stream().map(Group::getId).collect(Collectors.toSet());
    }
}
