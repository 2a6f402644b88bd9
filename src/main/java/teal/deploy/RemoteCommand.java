package teal.deploy;

import java.io.IOException;
import java.io.OutputStream;
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
import teal.release.PermanentRefusal;
import teal.release.Quoted;
import teal.release.TechnicalFailure;
import teal.release.Transcript;

/**
 * Runs a script on a node and waits for it, but no longer than its time limit and not for anything it left in the
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
    private final String account;
    private final SSHClient client;
    private final Socket socket;
    private final Duration within;
    private final long begin = System.nanoTime();

    RemoteCommand(Node node, String account, SSHClient client, Socket socket, Duration within) {
        this.node = node;
        this.account = account;
        this.client = client;
        this.socket = socket;
        this.within = within;
    }

    /** @param opened an unused session, if there is one */
    CommandResult run(@Nullable Session opened, String script, Transcript transcript) {
        FramedScript framed = new FramedScript(script);
        try {
            Session session = opened == null ? OpenedSession.on(client) : opened;
            Session.Command running = session.exec(framed.command());
            FramedAnswer answer = framed.answer(running.getInputStream());
            BoundedOutput output = new BoundedOutput();
            BoundedOutput errors = new BoundedOutput();
            transcript.follow(node.name(), output::text);
            Future<?> drained = inBackground(() -> output.drain(answer));
            Future<?> complained = inBackground(() -> errors.drain(running.getErrorStream()));
            Future<?> sent = inBackground(() -> send(framed, running.getOutputStream()));
            awaitEnd(running, answer, drained);
            sent.cancel(true);
            if (!answer.hasBegun()) {
                throw noShell(exitCode(running), answer.printedBefore() + "\n" + wordsOf(errors, complained));
            }
            int exitCode = answer.exitCode().orElseThrow(() -> new IOException("its shell ended before it"));
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            close(session);
            return new CommandResult(exitCode, output.text(), output.truncated(), took);
        } catch (IOException | ExecutionException | IllegalStateException e) { // the last: it is no longer connected
            throw new TechnicalFailure(
                    "node " + node.name() + ": the connection was lost during a command (" + NodeSession.reason(e)
                            + "); whether it ran to its end is not known",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TechnicalFailure("node " + node.name() + ": interrupted during a command", e);
        }
    }

    /** The result is known. A node that hangs now is noticed before the connection is used again. */
    private void close(Session session) throws IOException {
        try {
            session.close();
        } catch (IOException e) {
            socket.close();
        }
    }

    static Future<?> inBackground(Exchange exchange) {
        return DRAINS.submit(() -> {
            exchange.run();
            return null;
        });
    }

    /** In the background: a node that reads nothing would hold it up. If it fails, the answer shows why. */
    private static void send(FramedScript script, OutputStream input) throws IOException {
        try (input) {
            input.write(script.input());
        }
    }

    private static String wordsOf(BoundedOutput errors, Future<?> complained) throws InterruptedException {
        try {
            complained.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException incomplete) {
            return errors.text();
        }
        return errors.text();
    }

    private PermanentRefusal noShell(int exitCode, String words) {
        return new PermanentRefusal("node " + node.name() + ": the account " + account
                + " cannot run Teal's commands: instead of starting /bin/sh, its log-in shell or sshd answered "
                + Quoted.text(words.strip().replaceAll("\\s*\n\\s*", " / ")) + " with exit code " + exitCode
                + "; give the account a log-in shell that can run 'exec /bin/sh' (not rbash or nologin), without a"
                + " ForceCommand");
    }

    /**
     * A command such as {@code server &} ends, but its output does not: the server holds it open. So the command counts as
     * ended with its answer; if its shell was killed, with the shell's exit status and a short grace period.
     */
    private void awaitEnd(Session.Command running, FramedAnswer answer, Future<?> drained)
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
                giveUpAfterDeadline(answer);
            }
        }
    }

    private void giveUpAfterDeadline(FramedAnswer answer) throws IOException {
        if (System.nanoTime() - begin > within.toNanos()) {
            socket.close();
            throw new TechnicalFailure("node " + node.name() + ": "
                    + (answer.hasBegun()
                            ? "a command did not end within " + within.toSeconds()
                                    + " s; check on the node what it is waiting for"
                            : "the log-in shell of the account " + account + " did not start /bin/sh within "
                                    + within.toSeconds() + " s; check what its start-up files wait for"));
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

    /** Part of a conversation with a node. */
    interface Exchange {
        void run() throws IOException;
    }
}
