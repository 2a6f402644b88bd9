package teal.lab.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import teal.lab.LabCompany;
import teal.lab.invariants.NodeChange;
import teal.lab.nodes.LabNode;
import teal.lab.nodes.Ran;

/** Notices crash points on a company's servers, and triggers an action at the next one. */
public final class CrashPoints {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private record Armed(CrashPoint point, Runnable action, CompletableFuture<Void> done, CountDownLatch afterwards) {}

    /** The action at a crash point. */
    public static final class Coming {

        private final CrashPoint point;
        private final CompletableFuture<Void> done;

        private Coming(CrashPoint point, CompletableFuture<Void> done) {
            this.point = point;
            this.done = done;
        }

        /** Waits until it has happened. */
        public void await() {
            try {
                done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException never) {
                throw new AssertionError(point + " was not reached within " + PATIENCE, never);
            } catch (ExecutionException failed) {
                throw new AssertionError("what was to happen at " + point + " failed", failed.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** A message that was sent and has arrived, but is held back by a slow network. */
    public static final class Held {

        private final Coming coming;
        private final CountDownLatch letGo;

        private Held(Coming coming, CountDownLatch letGo) {
            this.coming = coming;
            this.letGo = letGo;
        }

        /** Waits until it is held. */
        public void await() {
            coming.await();
        }

        /** Lets it take effect, if it still can. */
        public void letGo() {
            letGo.countDown();
        }
    }

    private final LabCompany company;
    private final AtomicReference<Armed> armed = new AtomicReference<>();

    public CrashPoints(LabCompany company) {
        this.company = company;
        company.names().onChange(change -> reached(CrashPoint.CNAME_MOVED));
        company.nodes().all().forEach(this::watch);
    }

    private void watch(LabNode node) {
        node.onUpload(() -> reached(CrashPoint.UPLOADING));
        node.beforeCommand(command -> {
            if (NodeChange.wouldSwitch(command)) {
                reached(CrashPoint.SWITCH_ARRIVED);
            }
        });
        node.onCommand(this::ended);
    }

    private void ended(Ran ran) {
        NodeChange.of(ran, "", teal.lab.Company.RESTART).ifPresent(change -> {
            switch (change.kind()) {
                case SWITCH -> reached(CrashPoint.LINK_SWITCHED);
                case RESTART -> reached(CrashPoint.NODE_RESTARTED);
                case STAGE -> {}
            }
        });
    }

    /** Forgets what a test that failed was waiting for. */
    public void disarm() {
        armed.set(null);
    }

    /** Runs this the next time the point is reached, once, while the server's answer waits. */
    public Coming next(CrashPoint point, Runnable action) {
        Armed next = arm(point, action, new CountDownLatch(0));
        return new Coming(point, next.done());
    }

    /** Runs this if the point is reached in time, once, while the server's answer waits; returns whether it was. */
    boolean within(Duration time, CrashPoint point, Runnable action) {
        Armed next = arm(point, action, new CountDownLatch(0));
        try {
            next.done().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            if (armed.compareAndSet(next, null)) {
                return false;
            }
            new Coming(point, next.done()).await();
            return true;
        } catch (ExecutionException failed) {
            throw new AssertionError("what was to happen at " + point + " failed", failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs this when something arrives there next, which is kept from taking effect until it is released. */
    public Held hold(CrashPoint arrival, Runnable action) {
        CountDownLatch letGo = new CountDownLatch(1);
        Armed next = arm(arrival, action, letGo);
        return new Held(new Coming(arrival, next.done()), letGo);
    }

    private Armed arm(CrashPoint point, Runnable action, CountDownLatch afterwards) {
        Armed next = new Armed(point, action, new CompletableFuture<>(), afterwards);
        if (!armed.compareAndSet(null, next)) {
            throw new IllegalStateException(armed.get() + " did not come yet");
        }
        if (point == CrashPoint.UPDATE_ARRIVED) {
            company.names().beforeNextUpdate(() -> reached(CrashPoint.UPDATE_ARRIVED));
        }
        return next;
    }

    private void reached(CrashPoint point) {
        Armed now = armed.get();
        if (now == null || now.point() != point || !armed.compareAndSet(now, null)) {
            return;
        }
        try {
            // In a thread of its own: that of a server is interrupted when the Teal that it serves is killed
            CompletableFuture.runAsync(now.action(), action -> new Thread(action, point.name()).start())
                    .join();
            now.done().complete(null);
            now.afterwards().await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (CompletionException failed) {
            now.done().completeExceptionally(failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
