package teal.lab.users;

import java.time.Duration;

/** How users find the application: the target of its CNAME and how long they may keep it. */
public interface NameLookup {

    record Answer(String target, Duration ttl) {}

    /** Asks afresh; users keep the answer themselves. */
    Answer lookup(String name);
}
