package teal.bench;

import java.time.Duration;

/** Someone who releases versions. */
interface Contender {

    String name();

    /** Releases the version to both clusters, with blue as home, and returns the time without the planned waits. */
    Duration release(String version);
}
