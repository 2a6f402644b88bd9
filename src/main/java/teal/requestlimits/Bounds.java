package teal.requestlimits;

import java.time.Duration;

/**
 * How much may come in, and how long it may take. Documented in docs/operate/security.md.
 */
final class Bounds {

    /** The body of a request by somebody who has not signed in: a name and a password. */
    static final long STRANGERS_BYTES = 16_000;

    static final Duration STRANGERS_TIME = Duration.ofSeconds(10);

    /** The body of any other request. */
    static final long BYTES = 2_000_000;

    /** A deployment by an author; a complete release process is a few hundred kilobytes. */
    static final long DEPLOYMENT_BYTES = 20_000_000;

    /** A body, from its first byte to its last. */
    static final Duration TIME = Duration.ofSeconds(30);

    /** An answer, where the other side is slow to take it. */
    static final Duration ANSWER_TIME = Duration.ofMinutes(2);

    /** How long a connection may send nothing, in the middle of headers or of a body. */
    static final Duration SILENCE = Duration.ofSeconds(5);

    /** How long a connection may be open before its first request has arrived, and between two requests. */
    static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(20);

    static final int HEADER_BYTES = 8 * 1024;

    /** At 40 KB each, or twice that with TLS, they fit into a small heap. */
    static final int CONNECTIONS = 1_000;

    /** What is read and thrown away after a refusal, so that the sender gets to read the answer. */
    static final long DISCARDED_BYTES = 64_000;

    static final Duration DISCARDED_TIME = Duration.ofSeconds(1);

    private Bounds() {}
}
