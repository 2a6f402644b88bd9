package teal.lab.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/** Runs a command as sshd does: with a real shell, in the login directory. */
final class ShellCommand implements Command {

    /**
     * A moment after a process has ended, Java takes what is left in its pipe, and until it has put that where it can be read,
     * nothing seems to be there: a script that said nothing of its end may have been killed, or may only seem to have been.
     */
    private static final Duration LAST_WORDS = Duration.ofMillis(200);

    private final String node;
    private final Path home;
    private final String command;
    private final Function<String, OptionalInt> fault;
    private final Consumer<Ran> ran;
    private final Said said = new Said();
    private @Nullable InputStream in;
    private @Nullable OutputStream out;
    private @Nullable HeldAnswer answer;
    private @Nullable OutputStream err;
    private @Nullable ExitCallback exit;
    private volatile @Nullable Process process;

    /** The fault returns the exit code to end with instead of running the command, if there is a fault. */
    ShellCommand(String node, Path home, String command, Function<String, OptionalInt> fault, Consumer<Ran> ran) {
        this.node = node;
        this.home = home;
        this.command = command;
        this.fault = fault;
        this.ran = ran;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        InputStream input = Objects.requireNonNull(in);
        // Not in the server's own thread: that one brings the input.
        thread(() -> {
            try {
                byte[] script = input.readAllBytes();
                run(command + "\n" + new String(script, StandardCharsets.UTF_8), script);
            } catch (IOException e) {
                Objects.requireNonNull(exit).onExit(255, e.getMessage());
            }
        });
    }

    private void run(String text, byte[] script) throws IOException, InterruptedException {
        Instant begun = Instant.now();
        OptionalInt wrong = fault.apply(text);
        if (wrong.isPresent()) {
            OutputStream told = Objects.requireNonNull(out);
            told.write(failed(wrong.getAsInt()).getBytes(StandardCharsets.UTF_8));
            told.flush();
            ended(begun, text, wrong.getAsInt());
            return;
        }
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command).directory(home.toFile());
        builder.environment().put("HOME", home.toString());
        Process started = builder.start();
        process = started;
        thread(() -> feed(started, script));
        HeldAnswer expected = Objects.requireNonNull(answer);
        Thread errors = tell(started, started.getErrorStream(), Objects.requireNonNull(err), expected);
        Thread output = tell(started, started.getInputStream(), Objects.requireNonNull(out), expected);
        int code = started.waitFor();
        output.join();
        errors.join();
        ended(begun, text, code);
    }

    /** The answer of a script that ran to its end, in Teal's frame. */
    private String failed(int exitCode) {
        return "\n" + mark() + " begins\nthe lab lets this command fail\n\n" + mark() + " ended " + exitCode + "\n";
    }

    /** With which Teal's scripts begin the lines around their answer. */
    private String mark() {
        return command.substring(command.lastIndexOf(' ') + 1);
    }

    private static void feed(Process process, byte[] script) {
        try (OutputStream to = process.getOutputStream()) {
            to.write(script);
        } catch (IOException e) {
            // It ended without reading all of it
        }
    }

    /** Whoever is told of it here is told before Teal. */
    private void ended(Instant begun, String text, int code) {
        ran.accept(new Ran(node, begun, Instant.now(), text, code, said.text(), link()));
        try {
            Objects.requireNonNull(answer).letGo();
        } catch (IOException e) {
            // The other side hung up
        }
        Objects.requireNonNull(exit).onExit(code);
    }

    private String link() {
        try {
            return Files.readSymbolicLink(home.resolve("current")).toString();
        } catch (IOException notThere) {
            return "";
        }
    }

    /**
     * Everything the command writes until it ends, as with OpenSSH: background processes may hold the streams open, so
     * nothing waits for the end of the stream itself here.
     */
    private static Thread tell(Process command, InputStream from, OutputStream to, HeldAnswer expected) {
        return thread(() -> {
            byte[] buffer = new byte[1 << 14];
            Instant until = Instant.MAX;
            try (to) {
                boolean more = true;
                while (more) {
                    boolean ended = !command.isAlive();
                    until = ended && until.equals(Instant.MAX) ? Instant.now().plus(LAST_WORDS) : until;
                    int there = from.available();
                    if (there > 0) {
                        int count = from.read(buffer, 0, Math.min(there, buffer.length));
                        to.write(buffer, 0, count);
                        to.flush();
                    } else if (ended && (expected.hasEnded() || Instant.now().isAfter(until))) {
                        more = false;
                    } else if (ended) {
                        TimeUnit.MILLISECONDS.sleep(2);
                    } else {
                        command.waitFor(2, TimeUnit.MILLISECONDS);
                    }
                }
            } catch (IOException e) {
                // The other side hung up
            }
        });
    }

    private static Thread thread(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void destroy(ChannelSession channel) {
        // A hung-up session leaves its command running, as OpenSSH does without a terminal.
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        answer = new HeldAnswer(stream, mark());
        out = said.to(answer);
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = said.to(stream);
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    /** Ends the command and everything it started that is still its child. */
    void kill() {
        Process started = process;
        // The pid of an ended process may have been reused by now, and another's children would be ended instead
        if (started != null && started.isAlive()) {
            started.descendants().forEach(ProcessHandle::destroyForcibly);
            started.destroyForcibly();
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }
}
