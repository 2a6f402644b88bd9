package teal.lab.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import teal.lab.FreePorts;
import teal.lab.RawHttp;
import teal.lab.programs.ExitCode;
import teal.signin.Certificate;

/** The finished jar, installed as the operating guide says: settings in a file, its own TLS, H2 in its directory. */
public final class PackagedTeal implements AutoCloseable {

    /** A busy machine is slow. */
    private static final Duration START = Duration.ofMinutes(4);

    private final Certificate certificate;
    private final int port;
    private final Path log;
    private final Process process;

    private PackagedTeal(Certificate certificate, int port, Path log, Process process) {
        this.certificate = certificate;
        this.port = port;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param directory where it runs, with anything that an earlier one left there
     * @param password its first administrator's password
     * @param settings more lines for its configuration
     */
    public static PackagedTeal start(
            Path directory, Certificate certificate, String password, List<String> settings, String... options)
            throws IOException {
        int port = FreePorts.next();
        Path configuration = Files.createDirectories(directory.resolve("etc"));
        List<String> lines = new ArrayList<>(List.of(
                "server.port: " + port,
                "teal.health.port: " + FreePorts.next(),
                "server.ssl.bundle: teal",
                "spring.ssl.bundle.pem.teal:",
                "  reload-on-update: true",
                "  keystore.certificate: file:" + certificate.file().toAbsolutePath(),
                "  keystore.private-key: file:" + certificate.key().toAbsolutePath()));
        lines.addAll(settings);
        Files.write(configuration.resolve("application.yaml"), lines);
        List<String> command = new ArrayList<>(List.of(
                TealProcess.java(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar().toString(),
                "--spring.config.additional-location=file:" + configuration.toAbsolutePath() + "/"));
        command.addAll(List.of(options));
        Path log = directory.resolve("teal.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("TEAL_ADMIN_PASSWORD", password);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "packaged-teal"));
        PackagedTeal teal = new PackagedTeal(certificate, port, log, process);
        teal.awaitReady();
        return teal;
    }

    /** The jar that {@code ./mvnw package} makes. */
    public static Path jar() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(file -> file.getFileName().toString().matches("teal-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no target/teal-*.jar; run ./mvnw package first"))
                    .toAbsolutePath();
        }
    }

    private void awaitReady() {
        Awaitility.await("Teal, see " + log)
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .failFast(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("Teal ended before it was ready:\n" + log());
                    }
                })
                .until(this::isReady);
    }

    private boolean isReady() throws IOException {
        try (RawHttp http = new RawHttp(certificate.trusting().getSocketFactory(), port)) {
            return http.send("GET", "/actuator/health", List.of(), "").status() == 200;
        }
    }

    /** The address of its web server, which uses TLS. */
    public int port() {
        return port;
    }

    /** Its output so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as an administrator does. */
    @Override
    public void close() {
        process.destroy();
        ExitCode.of(process);
    }
}
