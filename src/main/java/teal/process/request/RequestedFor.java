package teal.process.request;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import teal.access.KnownPeople;
import teal.access.Pipeline;
import teal.access.Principals;
import teal.inventory.ManagedApplication;
import teal.release.Quoted;

/**
 * The person for whom a release is requested. A pipeline has to name one where an approval is needed: otherwise the developer
 * who started it could approve what they have asked for themselves.
 */
@Component
class RequestedFor {

    private final Principals principals;
    private final ObjectProvider<KnownPeople> people;

    /** @param people need the engine, which does not exist yet */
    RequestedFor(Principals principals, ObjectProvider<KnownPeople> people) {
        this.principals = principals;
        this.people = people;
    }

    /** @throws IllegalArgumentException if nobody is named who has to be, or somebody whom Teal does not know */
    void check(ManagedApplication managed, String process, Optional<String> person) {
        person.filter(name -> !isKnown(name)).ifPresent(name -> {
            throw new IllegalArgumentException("requestedFor: found " + Quoted.text(name)
                    + ", which is nobody who can sign in to Teal; allowed: the name of a person with a user. People of"
                    + " the company's directory have one once they have signed in");
        });
        Optional<Pipeline> pipeline = principals.pipeline();
        if (pipeline.isPresent()
                && person.isEmpty()
                && managed.settings().approval().isNeededBy(process)
                && managed.settings().approval().needsPerson()) {
            throw new IllegalArgumentException(
                    "requestedFor: found nothing; " + pipeline.get().getUserId()
                            + " has to name the person it acts for, who then cannot approve this release. An application whose"
                            + " pipelines have nobody to name needs approval.requested-for: optional in the inventory");
        }
    }

    /** Nobody has the right to look users up. */
    private boolean isKnown(String name) {
        AtomicBoolean known = new AtomicBoolean();
        principals.asTeal(
                "looking a person up", () -> known.set(people.getObject().include(name)));
        return known.get();
    }
}
