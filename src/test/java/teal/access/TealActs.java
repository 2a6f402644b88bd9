package teal.access;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;

/** Who is acting, for tests without an engine: each test runs as Teal, unless it says who has signed in. */
public final class TealActs {

    private static final IdentityService IDENTITY = new IdentityServiceImpl();

    private TealActs() {}

    public static Principals principals() {
        return principals(() -> IDENTITY);
    }

    /** For an engine that a test starts by itself. */
    public static Principals principals(Supplier<IdentityService> identity) {
        return new Principals(identity);
    }

    public static CurrentPerson currentPerson() {
        return new CurrentPerson(principals());
    }

    /** Does something as a person in one group. */
    public static void orSomebodyIn(String group, Runnable act) {
        IDENTITY.setAuthentication("somebody", List.of(group));
        try {
            act.run();
        } finally {
            IDENTITY.clearAuthentication();
        }
    }
}
