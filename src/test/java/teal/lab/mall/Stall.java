package teal.lab.mall;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Executor;
import teal.release.Node;

/**
 * One node's application, in this JVM: a JVM for each of hundreds of nodes would leave nothing of the machine. Its service
 * script is real, and so is its answer: the version that the last restart found behind {@code current}.
 */
final class Stall implements AutoCloseable {

    private static final String SERVICE = "#!/bin/sh\ncp current/VERSION running.new && mv running.new running\n";

    private final Path running;
    private final HttpServer server;

    /** Installs version 1.0.0 in the node's directory, and runs it. */
    Stall(Node node, Path directory, Executor threads) {
        this.running = directory.resolve("running");
        try {
            Path service = Files.createDirectories(directory.resolve("bin")).resolve("service");
            Files.writeString(service, SERVICE);
            Files.setPosixFilePermissions(service, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path first = Files.createDirectories(directory.resolve("releases/1.0.0"));
            Files.writeString(first.resolve("VERSION"), "1.0.0\n");
            Files.createSymbolicLink(directory.resolve("current"), Path.of("releases/1.0.0"));
            Files.writeString(running, "1.0.0\n");
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), node.httpPort()), 100);
            server.createContext("/", this::answer);
            server.setExecutor(threads);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String version() {
        try {
            return Files.readString(running).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = ("{\"status\":\"up\",\"version\":\"" + version() + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
