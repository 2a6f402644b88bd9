package teal.deploy;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;
import org.jspecify.annotations.Nullable;
import teal.release.BoundedOutput;
import teal.release.Node;
import teal.release.TechnicalFailure;
import teal.release.Transcript;

/**
 * Runs a command on a node and waits for it, but no longer than its time limit and not for anything it left in the
 * background.
 */
final class RemoteCommand {

    private static final ExecutorService DRAINS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "ssh-output");
        thread.setDaemon(true);
        return thread;
    });

    private static final Duration LOOK = Duration.ofMillis(50);

    /** For output still in transit when the command has ended. */
    private static final Duration GRACE = Duration.ofMillis(300);

    private final Node node;
    private final SSHClient client;
    private final Socket socket;
    private final Duration within;
    private final long begin = System.nanoTime();

    RemoteCommand(Node node, SSHClient client, Socket socket, Duration within) {
        this.node = node;
        this.client = client;
        this.socket = socket;
        this.within = within;
    }

    /** @param opened an unused session, if there is one */
    CommandResult run(@Nullable Session opened, String command, Transcript transcript) {
        try {
            Session session = opened == null ? client.startSession() : opened;
            Session.Command running = session.exec(command);
            BoundedOutput output = new BoundedOutput();
            transcript.follow(node.name(), output::text);
            Future<?> drained = DRAINS.submit(() -> {
                output.drain(running.getInputStream());
                return null;
            });
            awaitEnd(running, drained);
            int exitCode = exitCode(running);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            session.close();
            return new CommandResult(exitCode, output.text(), output.truncated(), took);
        } catch (IOException | ExecutionException e) {
            throw new TechnicalFailure(
                    "node " + node.name() + ": the connection was lost during a command (" + NodeSession.reason(e)
                            + "); whether it ran to its end is not known",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TechnicalFailure("node " + node.name() + ": interrupted during a command", e);
        }
    }

    /**
     * A command such as {@code server &} ends, but its output does not: the server holds it open. So the command counts as
     * ended with its output, or with its exit status and a short grace period.
     */
    private void awaitEnd(Session.Command running, Future<?> drained)
            throws IOException, ExecutionException, InterruptedException {
        long exited = 0;
        while (true) {
            try {
                drained.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException notYet) {
                if (running.getExitStatus() != null) {
                    exited = exited == 0 ? System.nanoTime() : exited;
                    if (System.nanoTime() - exited > GRACE.toNanos()) {
                        return;
                    }
                }
                giveUpAfterDeadline();
            }
        }
    }

    private void giveUpAfterDeadline() throws IOException {
        if (System.nanoTime() - begin > within.toNanos()) {
            socket.close();
            throw new TechnicalFailure("node " + node.name() + ": a command did not end within " + within.toSeconds()
                    + " s; check on the node what it is waiting for");
        }
    }

    private int exitCode(Session.Command running) throws IOException {
        if (running.getExitStatus() == null && running.getExitSignal() == null) {
            // The status follows the end of the output.
            running.join(within.toMillis(), TimeUnit.MILLISECONDS);
        }
        @Nullable Integer status = running.getExitStatus();
        if (status == null && running.getExitSignal() == null) {
            throw new IOException("no exit status");
        }
        return status == null ? 255 : status;
    }
}
