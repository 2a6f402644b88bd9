package teal.access;

import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Who is acting on the current thread: the signed-in person; otherwise Teal, if it has named its work; or no one. */
@Component
public class Principals {

    private static final ThreadLocal<@Nullable String> ON_BEHALF_OF = new ThreadLocal<>();

    private final Supplier<IdentityService> identity;

    /** @param identity looked up only when someone acts: parts of the engine need this class before the engine exists */
    @Autowired
    Principals(ObjectProvider<IdentityService> identity) {
        this(identity::getObject);
    }

    Principals(Supplier<IdentityService> identity) {
        this.identity = identity;
    }

    /** Empty if Teal or no one is acting. */
    public Optional<Authentication> person() {
        return Optional.ofNullable(identity.get().getCurrentAuthentication());
    }

    /** The program that has signed in with a token; empty if a person, Teal or no one is acting. */
    public Optional<Pipeline> pipeline() {
        return person().filter(Pipeline.class::isInstance).map(Pipeline.class::cast);
    }

    /** The person for whom Teal is doing something that they asked for and could not do themselves. */
    public Optional<String> onBehalfOf() {
        return Optional.ofNullable(ON_BEHALF_OF.get());
    }

    /** The signed-in person's name; empty if Teal or no one is acting. */
    public Optional<String> name() {
        return person().map(Authentication::getUserId);
    }

    /** Whether Teal itself is acting, on no person's behalf. */
    public boolean isTeal() {
        return person().isEmpty() && SystemPrincipal.isActing();
    }

    /**
     * @param what is being done, for the message: {@code "reading past releases"}
     * @throws NoPrincipal if no one is acting
     */
    public void mustBeSomebody(String what) {
        if (!SystemPrincipal.isActing() && person().isEmpty()) {
            throw new NoPrincipal(what);
        }
    }

    /**
     * Does, as Teal, something that the signed-in person has no right to do directly, and then restores the person. The
     * caller must have checked that the person may ask for it.
     *
     * @param work what is being done: {@code "repeating a job"}
     * @throws NoPrincipal if no one is acting: this never turns into Teal
     */
    public void asTeal(String work, Runnable task) {
        mustBeSomebody(work);
        Optional<Authentication> person = person();
        String before = ON_BEHALF_OF.get();
        person.map(Authentication::getUserId).ifPresent(ON_BEHALF_OF::set);
        identity.get().clearAuthentication();
        try {
            SystemPrincipal.run(work, task);
        } finally {
            person.ifPresent(identity.get()::setAuthentication);
            if (before == null) {
                ON_BEHALF_OF.remove();
            } else {
                ON_BEHALF_OF.set(before);
            }
        }
    }
}
