package teal.lab.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import teal.lab.programs.ExitCode;

/** Teal in its own JVM, as in production: it can be killed, stalled and stopped at any moment. */
public final class TealProcess implements AutoCloseable {

    /** A busy machine is slow. */
    private static final Duration START = Duration.ofMinutes(4);

    /** In megabytes, as much as tests need. */
    private static final int HEAP = 320;

    /** Room for a start at once: to make room again and again is a tenth of the processor time of one. */
    private static final List<String> ROOM = List.of("-Xmn160m", "-XX:MetaspaceSize=192m");

    private static final Pattern READY = Pattern.compile(TealMain.READY + "([0-9]+) as (\\S+)");

    private static final String CLASS_PATH = SharedClasses.jarsFirst(System.getProperty("java.class.path"));

    /** One line of its output, and when it was received. */
    record Line(Instant at, String text) {}

    /** What is known of an instance that is ready. */
    private record Ready(Instant at, URI address, String lockOwner) {}

    private final Process process;
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Ready> ready = new CompletableFuture<>();
    private volatile boolean stalled;
    private volatile boolean stopping;
    private volatile boolean killed;
    private volatile Instant ended = Instant.MAX;
    private final Thread hook = new Thread(this::kill, "teal-process");

    private TealProcess(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(hook);
        Thread reader = new Thread(this::read, "teal-output");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts Teal and returns at once.
     *
     * @param directory where it runs: its own database is below, unless the settings name another one
     */
    public static TealProcess start(Path directory, Map<String, Object> settings) {
        return start(directory, settings, HEAP, ROOM);
    }

    /** With this many megabytes of heap. */
    public static TealProcess start(Path directory, Map<String, Object> settings, int heap) {
        return start(directory, settings, heap, List.of());
    }

    /** With this many megabytes of heap and extra JVM flags. */
    public static TealProcess start(Path directory, Map<String, Object> settings, int heap, List<String> flags) {
        List<String> all = new ArrayList<>(List.of("-Xmx" + heap + "m", SharedClasses.flag()));
        all.addAll(flags);
        return start(directory, settings, CLASS_PATH, all);
    }

    /** Another version of Teal: of several files with the same name on its class path, the last one counts. */
    static TealProcess start(Path directory, Map<String, Object> settings, Path more) {
        String classPath = CLASS_PATH + File.pathSeparator + more;
        return start(directory, settings, classPath, List.of("-Xmx" + HEAP + "m", SharedClasses.flag()));
    }

    /** With extra JVM flags. */
    static TealProcess start(Path directory, Map<String, Object> settings, List<String> flags) {
        return start(directory, settings, CLASS_PATH, flags);
    }

    private static TealProcess start(
            Path directory, Map<String, Object> settings, String classPath, List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, TealMain.class.getName()));
        command.add(Long.toString(ProcessHandle.current().pid()));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        try {
            return new TealProcess(new ProcessBuilder(command)
                    .directory(Files.createDirectories(directory).toFile())
                    .redirectErrorStream(true)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The java program of the current JVM. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(new Line(Instant.now(), line));
                Matcher said = READY.matcher(line);
                if (said.matches()) {
                    URI address = URI.create("http://127.0.0.1:" + said.group(1));
                    ready.complete(new Ready(Instant.now(), address, said.group(2)));
                }
            }
        } catch (IOException killed) {
            lines.add(new Line(Instant.now(), killed.toString()));
        }
        ended = Instant.now();
        ready.completeExceptionally(new IllegalStateException("Teal ended before it was ready:\n" + log()));
    }

    /** Waits until Teal is ready. */
    public TealProcess awaitReady() {
        whenReady();
        return this;
    }

    private Ready whenReady() {
        try {
            return ready.get(START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new IllegalStateException("Teal is not ready after " + START + ":\n" + log(), slow);
        } catch (ExecutionException ended) {
            throw new IllegalStateException(ended.getCause().getMessage(), ended);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether Teal is ready right now. */
    public boolean isReady() {
        return ready.isDone() && !ready.isCompletedExceptionally() && process.isAlive() && !stalled && !stopping;
    }

    public Instant readyAt() {
        return whenReady().at();
    }

    /** Empty if it was not ready, or not yet. */
    Optional<Instant> readySince() {
        return ready.isDone() && !ready.isCompletedExceptionally() ? Optional.of(readyAt()) : Optional.empty();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Nobody killed it, and yet it is gone. */
    boolean endedByItself() {
        return !killed && !process.isAlive();
    }

    /** The end of its output, if it has ended. */
    Instant lastHeard() {
        return ended;
    }

    /** The name under which this engine locks jobs. */
    public String lockOwner() {
        return whenReady().lockOwner();
    }

    /** The address of its web server, such as {@code http://127.0.0.1:8080}. */
    public String address() {
        return whenReady().address().toString();
    }

    public TealApi api() {
        return new TealApi(whenReady().address());
    }

    /** Its output so far. */
    public String log() {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    /** The end of its output, and what it does. */
    public String lastWords() {
        return lines.stream()
                        .skip(Math.max(0, lines.size() - 40))
                        .map(Line::text)
                        .collect(Collectors.joining("\n"))
                + "\n" + doing();
    }

    /** Whether it runs; if it is still starting, what its threads do. */
    String doing() {
        if (!process.isAlive()) {
            return "(ended)";
        }
        return ready.isDone() ? "(ready)" : "(starting)\n" + threads();
    }

    private String threads() {
        try {
            Process dump = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(process.pid()),
                            "Thread.print")
                    .redirectErrorStream(true)
                    .start();
            return new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "its threads cannot be asked: " + e;
        }
    }

    List<Line> lines() {
        return lines;
    }

    /** Kills it at once, as {@code kill -9} does: when this returns, nothing of it is running any more. */
    public void kill() {
        killed = true;
        process.destroyForcibly();
        ExitCode.of(process);
    }

    /** Freezes it, like a machine that hangs; connections stay open. */
    public void stall() {
        signal("-STOP");
        stalled = true;
    }

    public boolean isStalled() {
        return stalled && process.isAlive();
    }

    public void resume() {
        signal("-CONT");
        stalled = false;
    }

    /** Ends it as an administrator does. */
    public void stop() {
        stopping = true;
        process.destroy();
        ExitCode.of(process);
    }

    /** The machine's resources that it holds now: threads, open files and sockets, memory. */
    public String resources() {
        Path itself = Path.of("/proc", Long.toString(process.pid()));
        try (Stream<Path> open = Files.list(itself.resolve("fd"))) {
            String status = Files.readString(itself.resolve("status"));
            return line(status, "Threads") + ", files and sockets: " + open.count() + ", " + line(status, "VmRSS");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Since it was started, all its threads together. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** The most that it has held since it was started. */
    public String peakMemory() {
        try {
            return line(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")), "VmHWM");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.replaceAll("\\s+", " "))
                .findFirst()
                .orElse(name + ": unknown");
    }

    private void signal(String signal) {
        try {
            int code = ExitCode.of(new ProcessBuilder("kill", signal, Long.toString(process.pid())).start());
            if (code != 0) {
                throw new IllegalStateException("kill " + signal + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook finds nothing left to do
        }
    }
}
