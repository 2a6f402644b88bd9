package teal.verify;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import teal.release.BoundedOutput;
import teal.release.Cluster;
import teal.release.EarlyEnd;
import teal.release.PermanentRefusal;
import teal.release.Reason;
import teal.release.TechnicalFailure;
import teal.release.Transcript;
import teal.release.Version;

/** One run of the company's smoke script. */
record ScriptRun(boolean passed, String summary, String output) {

    private static final Duration LAST_BYTES = Duration.ofSeconds(2);
    private static final Duration ASK_AGAIN = Duration.ofMillis(500);

    static ScriptRun of(
            SmokeScript script, Cluster cluster, Version version, String host, Transcript transcript, EarlyEnd end) {
        Process process = start(script, cluster, version, host);
        BoundedOutput output = new BoundedOutput();
        transcript.follow(script.file().toString(), output::text);
        Thread reader = drain(process, output);
        try {
            if (!ends(process, script.within(), end)) {
                end(process);
                return new ScriptRun(
                        false,
                        script.file() + " was ended after " + seconds(script.within()) + "; make it faster or raise"
                                + " smoke-script.within",
                        text(reader, output));
            }
            int code = process.exitValue();
            return new ScriptRun(code == 0, script.file() + " ended with exit code " + code, text(reader, output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TechnicalFailure(script.file() + ": the step was interrupted; it can be repeated", e);
        } finally {
            end(process);
        }
    }

    private static boolean ends(Process process, Duration within, EarlyEnd end) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        for (long left = within.toNanos(); left > 0; left = deadline - System.nanoTime()) {
            end.check();
            if (process.waitFor(Math.min(left, ASK_AGAIN.toNanos()), TimeUnit.NANOSECONDS)) {
                return true;
            }
        }
        return false;
    }

    private static Thread drain(Process process, BoundedOutput output) {
        Thread reader = new Thread(
                () -> {
                    try {
                        output.drain(process.getInputStream());
                    } catch (IOException e) {
                        // The program was ended and its pipe with it; its output up to then is kept.
                    }
                },
                "smoke-script-output");
        reader.setDaemon(true);
        reader.start();
        return reader;
    }

    /** The program has ended, so its last bytes are in the pipe. A child process may hold the pipe open forever. */
    private static String text(Thread reader, BoundedOutput output) throws InterruptedException {
        reader.join(LAST_BYTES.toMillis());
        return output.text();
    }

    private static Process start(SmokeScript script, Cluster cluster, Version version, String host) {
        ProcessBuilder builder = new ProcessBuilder(script.file().toString()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        // Teal's own environment may hold secrets; a script gets what any program needs, and its task.
        environment.keySet().retainAll(Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "USER"));
        environment.put("TEAL_CLUSTER", cluster.name());
        environment.put("TEAL_VERSION", version.value());
        environment.put("TEAL_HOST", host);
        environment.put(
                "TEAL_NODES",
                cluster.nodes().stream().map(node -> node.http().toString()).collect(Collectors.joining(" ")));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new PermanentRefusal(
                    "smoke script " + script.file() + " cannot be started (" + Reason.of(e)
                            + "); check that it is there and executable",
                    e);
        }
    }

    /** Together with everything that it started: a browser left behind would hold the output open. */
    private static void end(Process process) {
        // The pid of an ended process may have been reused, and then its children are not ours to end
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
