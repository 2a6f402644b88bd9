package teal.deploy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import teal.release.Node;

/**
 * Connections to nodes, kept for a moment after use: a release takes many small steps, and logging in costs more than most
 * of them. A kept connection is tested before it is used again, and closed as soon as a file that controls log-ins has
 * changed. It has one user at a time.
 */
final class NodeSessions {

    /** Covers the pause between two steps, but not the wait for a person. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "ssh-idle");
        thread.setDaemon(true);
        return thread;
    });

    private final SshSettings settings;
    private final Map<Node, Kept> kept = new ConcurrentHashMap<>();

    NodeSessions(SshSettings settings) {
        this.settings = settings;
    }

    /** A connection for exclusive use until it is closed; fails as {@link NodeSession#open(Node, SshSettings)} does. */
    NodeSession open(Node node) {
        LoginFiles now = LoginFiles.of(node, settings);
        @Nullable Kept found = kept.remove(node);
        if (found != null) {
            if (found.allowedBy.equals(now) && found.session.answersWithin(settings.connectTimeout())) {
                return found.session;
            }
            found.session.disconnect();
        }
        return NodeSession.open(node, settings, session -> keep(node, new Kept(session, now)));
    }

    private void keep(Node node, Kept session) {
        @Nullable Kept other = kept.put(node, session);
        if (other != null) {
            other.session.disconnect();
        }
        CLOCK.schedule(
                () -> {
                    if (kept.remove(node, session)) {
                        session.session.disconnect();
                    }
                },
                KEPT.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Compared by identity: the same connection may have been kept again before its earlier timer runs out. */
    private static final class Kept {

        private final NodeSession session;
        private final LoginFiles allowedBy;

        Kept(NodeSession session, LoginFiles allowedBy) {
            this.session = session;
            this.allowedBy = allowedBy;
        }
    }
}
