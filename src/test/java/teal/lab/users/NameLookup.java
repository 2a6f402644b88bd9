package teal.lab.users;

import java.time.Duration;

/** How users find the application: the target of its CNAME and how long they may cache it. */
public interface NameLookup {

    record Answer(String target, Duration ttl) {}

    /** Queries afresh; users do their own caching. */
    Answer lookup(String name);
}
