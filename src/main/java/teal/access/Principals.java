package teal.access;

import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Who acts on the current thread: the person who is signed in; otherwise Teal, where it has named its work; or nobody. */
@Component
public class Principals {

    private final Supplier<IdentityService> identity;

    /** @param identity asked when somebody acts: parts of the engine need this before there is an engine */
    @Autowired
    Principals(ObjectProvider<IdentityService> identity) {
        this(identity::getObject);
    }

    Principals(Supplier<IdentityService> identity) {
        this.identity = identity;
    }

    /** Empty where Teal acts, or nobody. */
    public Optional<Authentication> person() {
        return Optional.ofNullable(identity.get().getCurrentAuthentication());
    }

    /** Whether Teal itself acts, in no person's name. */
    public boolean isTeal() {
        return person().isEmpty() && SystemPrincipal.isActing();
    }

    /**
     * @param what is being done, for the message: {@code "reading past releases"}
     * @throws NoPrincipal if nobody acts
     */
    public void mustBeSomebody(String what) {
        if (!SystemPrincipal.isActing() && person().isEmpty()) {
            throw new NoPrincipal(what);
        }
    }

    /**
     * Does something as Teal that the signed-in person has no right to do as such, and gives the person back afterwards.
     * The rights to it have to be checked before.
     *
     * @param work what is being done: {@code "repeating a job"}
     * @throws NoPrincipal if nobody acts: nobody does not become Teal
     */
    public void asTeal(String work, Runnable task) {
        mustBeSomebody(work);
        Optional<Authentication> person = person();
        identity.get().clearAuthentication();
        try {
            SystemPrincipal.run(work, task);
        } finally {
            person.ifPresent(this::restore);
        }
    }

    private void restore(Authentication person) {
        identity.get().setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
    }
}
