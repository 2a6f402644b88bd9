package teal.lab.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import teal.lab.FreePorts;
import teal.release.Node;

/** A shop on this machine without a remote shell: for tests of components that query shops over HTTP. */
public final class ShopNode implements AutoCloseable {

    private final Path directory;
    private final URI address;

    private ShopNode(Path directory, URI address) {
        this.directory = directory;
        this.address = address;
    }

    /** Prepares the directory; nothing runs yet. */
    public static ShopNode install(Path directory) {
        URI address = URI.create("http://127.0.0.1:" + FreePorts.next());
        ShopService.install(directory, address);
        return new ShopNode(directory, address);
    }

    public Path directory() {
        return directory;
    }

    public URI address() {
        return address;
    }

    public Node node(String name) {
        return new Node(name, "127.0.0.1", 22, address());
    }

    /** Makes the version current; the running one keeps running. */
    public void put(String version) {
        put(version, Map.of());
    }

    public void put(String version, Map<ShopFault, String> faults) {
        try {
            Path artifact = ShopArtifact.build(directory.resolve("artifacts"), version, 0, faults);
            Path release = Files.createDirectories(directory.resolve("releases").resolve(version));
            run("tar", "-xzf", artifact.toString(), "-C", release.toString());
            Files.deleteIfExists(directory.resolve("current"));
            Files.createSymbolicLink(directory.resolve("current"), release);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the service script; returns its output. */
    public String service(String action) {
        return run("bin/service", action);
    }

    /** The body of the answer, or "connection refused". */
    public String get(String path) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) address().resolve(path).toURL().openConnection();
            connection.setRequestProperty("Connection", "close");
            int status = connection.getResponseCode();
            try (var body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            return "connection refused";
        }
    }

    private String run(String... command) {
        try {
            // The output goes to a file: a pipe would stay open for as long as the service runs.
            Path output = Files.createTempFile(directory, "command", ".out");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.start().waitFor();
            String said = Files.readString(output).strip();
            Files.delete(output);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        service("stop");
    }
}
