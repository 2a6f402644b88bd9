package teal.access;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Tests look at engines, and move them on, as Teal itself: on the thread that runs them and on those that wait for something.
 * What a person does, a test does in that person's name. Threads that a test starts by itself act for nobody, as in production.
 */
public final class TestPrincipal implements LauncherSessionListener, TestExecutionListener {

    private static final String WORK = "test";

    private SystemPrincipal.@Nullable Acting acting;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        acting = SystemPrincipal.begin(WORK);
        Awaitility.pollThread(poll -> new Thread(() -> SystemPrincipal.run(WORK, poll), "awaitility"));
    }

    /** The quick cut runs classes on threads of its own. They belong to tests entirely, so nothing is restored. */
    @Override
    public void executionStarted(TestIdentifier test) {
        SystemPrincipal.begin(WORK);
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (acting != null) {
            acting.close();
        }
    }
}
