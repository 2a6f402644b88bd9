package teal.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.function.Function;
import java.util.stream.Stream;

/** A company's temporary directory and the servers in it: everything goes with the company, however it ends. */
final class Premises implements AutoCloseable {

    private final Path directory;
    private final Deque<AutoCloseable> servers = new ArrayDeque<>();
    private final Thread hook = new Thread(this::clear, "premises");
    private volatile boolean closing;

    private Premises(Path directory) {
        this.directory = directory;
    }

    /** Moves a company in; if that fails, nothing is left behind. */
    static <T> T settle(Function<Premises, T> company) {
        Premises premises = new Premises(newDirectory());
        // Also if the JVM has to end while the company is still moving in
        Runtime.getRuntime().addShutdownHook(premises.hook);
        try {
            return company.apply(premises);
        } catch (RuntimeException | Error e) {
            premises.close();
            throw e;
        }
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("teal-lab");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path directory() {
        return directory;
    }

    Path resolve(String name) {
        return directory.resolve(name);
    }

    /** The server ends with the company, before those started earlier. */
    synchronized <T extends AutoCloseable> T keep(T server) {
        servers.push(server);
        return server;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // Then the hook does this, or it comes later and finds nothing
        }
        clear();
    }

    boolean isClosing() {
        return closing;
    }

    private synchronized void clear() {
        closing = true;
        while (!servers.isEmpty()) {
            try {
                servers.pop().close();
            } catch (Exception e) {
                System.err.println("the lab could not stop one of its servers: " + e);
            }
        }
        delete(directory);
    }

    /** With everything in it. */
    static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
