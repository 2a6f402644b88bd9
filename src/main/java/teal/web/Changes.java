package teal.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import teal.board.ReleaseMarks;
import teal.release.Reason;

/** Looks at all releases that somebody follows, and calls the followers of those in which something happened. */
@Component
final class Changes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    /** More are asked to come back: each holds a connection, of which there are 1,000, and others want in as well. */
    private static final int MOST = 500;

    private final ReleaseMarks marks;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "release-followers");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable ScheduledFuture<?> looking;

    Changes(ReleaseMarks marks) {
        this.marks = marks;
    }

    /** Somebody who follows a release. */
    final class Follower {

        private final String release;
        private final Predicate<String> tell;
        private @Nullable String mark;

        private Follower(String release, Predicate<String> tell) {
            this.release = release;
            this.tell = tell;
        }

        void leave() {
            followers.remove(this);
        }

        private void look(@Nullable String found) {
            if (found != null && !found.equals(mark)) {
                mark = found;
                if (!tell.test(found)) {
                    leave();
                }
            }
        }
    }

    /**
     * @param tell called when something may have happened, with a mark that all followers of the release get for the same
     *     change; returns whether to go on
     * @throws TooManyFollowers if there are too many already
     */
    Follower follow(String release, Predicate<String> tell) {
        if (followers.size() >= MOST) {
            throw new TooManyFollowers(MOST);
        }
        Follower follower = new Follower(release, tell);
        followers.add(follower);
        begin();
        return follower;
    }

    private synchronized void begin() {
        if (looking == null) {
            looking = clock.scheduleWithFixedDelay(
                    this::look, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            List<Follower> now = List.copyOf(followers);
            if (now.isEmpty()) {
                end();
                return;
            }
            Map<String, String> found =
                    marks.of(now.stream().map(follower -> follower.release).collect(Collectors.toSet()));
            now.forEach(follower -> tell(follower, found.get(follower.release)));
        } catch (RuntimeException e) {
            LOG.warn("cannot see what happened in the releases that are followed, and looks again: {}", Reason.of(e));
        }
    }

    /** Nobody may be kept waiting because another one could not be told. */
    private static void tell(Follower follower, @Nullable String found) {
        try {
            follower.look(found);
        } catch (RuntimeException e) {
            LOG.debug("a follower of release {} could not be told", follower.release, e);
            follower.leave();
        }
    }

    private synchronized void end() {
        ScheduledFuture<?> idle = looking;
        if (idle != null && followers.isEmpty()) {
            idle.cancel(false);
            looking = null;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
