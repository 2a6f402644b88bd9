package teal.process.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whoever is signed in on this thread, for what the engine does not guard itself. */
@Component
public class CurrentPerson {

    private final ObjectProvider<IdentityService> identity;

    /** @param identity asked when somebody does something: parts of the engine ask for this person */
    CurrentPerson(ObjectProvider<IdentityService> identity) {
        this.identity = identity;
    }

    /**
     * Lets administrators and members of one of the groups pass, and nobody else.
     *
     * @param what is being done, for the message: {@code "reading the audit trail"}
     * @throws NotAllowed if the person may not, or nobody is signed in
     */
    public void mustBe(String what, Role... roles) {
        List<String> groups = authentication().map(Authentication::getGroupIds).orElse(List.of());
        boolean allowed = groups.contains(Groups.CAMUNDA_ADMIN)
                || Arrays.stream(roles).map(Role::group).anyMatch(groups::contains);
        if (!allowed) {
            throw new NotAllowed(what + " needs the group "
                    + Arrays.stream(roles).map(Role::group).collect(Collectors.joining(" or ")));
        }
    }

    private Optional<Authentication> authentication() {
        return Optional.ofNullable(identity.getObject().getCurrentAuthentication());
    }
}
