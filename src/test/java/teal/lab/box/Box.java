package teal.lab.box;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import teal.lab.process.TealApi;
import teal.lab.users.Snapshot;

/** The company of {@code docker/compose.yaml}, from the first image to the last volume. */
public final class Box implements AutoCloseable {

    private static final String PROJECT = "teal-test";

    private static final Duration START = Duration.ofMinutes(10);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CommandLine commands =
            new CommandLine(Map.of("COMPOSE_PROJECT_NAME", PROJECT, "TEAL_PORT", "0", "USERS_PORT", "0"));

    /** By service. Looked up once: the containers stay the same, and compose is slow. */
    private final Map<String, String> containers = new ConcurrentHashMap<>();

    private final Map<String, URI> addresses = new ConcurrentHashMap<>();

    private Box() {}

    /** Skips the test if there is no container engine. */
    public static Box up() {
        Box box = new Box();
        ContainerEngine.require(box.commands, "The company in containers");
        try {
            box.start();
            return box;
        } catch (RuntimeException | Error e) {
            try {
                box.close();
            } catch (RuntimeException alsoGone) {
                e.addSuppressed(alsoGone);
            }
            throw e;
        }
    }

    private void start() {
        // Left by a run that was killed
        compose("down", "--volumes", "--remove-orphans", "--timeout", "1");
        commands.run("docker/build");
        compose("up", "--detach");
        awaitReady("engine-1");
        awaitReady("engine-2");
        new Staff(address("proxy", 8080), secret("engine-1", "teal/settings/teal.admin.password")).hire();
        await().atMost(START).ignoreExceptions().until(() -> users().served() > 0);
    }

    /** Through the single public address. */
    public TealApi teal() {
        return new TealApi(address("proxy", 8080));
    }

    /** What users have seen so far. */
    public Snapshot users() {
        try (InputStream page = address("users", 8000).toURL().openStream()) {
            return JSON.readValue(page, Snapshot.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A secret as the service has it. */
    public String secret(String service, String file) {
        return runIn(service, "cat", "/run/secrets/" + file).strip();
    }

    /** Runs a program in a service's container, and returns its output. */
    public String runIn(String service, String... command) {
        List<String> whole = new ArrayList<>(List.of("docker", "exec", container(service)));
        whole.addAll(List.of(command));
        return commands.run(whole.toArray(String[]::new));
    }

    public void kill(String service) {
        commands.run("docker", "kill", container(service));
    }

    public void startAgain(String service) {
        commands.run("docker", "start", container(service));
        awaitReady(service);
    }

    /** Takes it off the network; its processes go on, and nothing is notified. */
    public void cutOff(String node) {
        commands.run("docker", "network", "disconnect", PROJECT + "_company", container(node));
    }

    public void reconnect(String node, String address) {
        commands.run("docker", "network", "connect", "--ip", address, PROJECT + "_company", container(node));
    }

    /** Ends it as its administrator does, and returns its exit code. */
    public int stop(String service) {
        commands.run("docker", "stop", "-t", "60", container(service));
        return Integer.parseInt(inspect("{{.State.ExitCode}}", service));
    }

    public String logs(String service) {
        return commands.run("sh", "-c", "docker logs " + container(service) + " 2>&1");
    }

    /** What the container engine reports about a service's container. */
    public String inspect(String format, String service) {
        return commands.run("docker", "inspect", "--format", format, container(service))
                .strip();
    }

    /** Everything that the container engine shows about the containers and their images. */
    public String everythingShown() {
        return commands.run(
                "sh",
                "-c",
                "docker inspect $(docker ps -aq --filter label=com.docker.compose.project=" + PROJECT + ");"
                        + "for image in teal-java teal teal-lab teal-names teal-database teal-proxy teal-mail; do"
                        + " docker history --no-trunc $image; docker image inspect $image; done");
    }

    /** The names of existing containers, volumes and networks. */
    public static List<String> left() {
        String label = "label=com.docker.compose.project=" + PROJECT;
        return new CommandLine(Map.of())
                .run(
                        "sh",
                        "-c",
                        "docker ps -aq --filter " + label + "; docker volume ls -q --filter " + label
                                + "; docker network ls -q --filter " + label)
                .lines()
                .toList();
    }

    private void awaitReady(String service) {
        await().atMost(START)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> inspect("{{.State.Health.Status}}", service).equals("healthy"));
    }

    private URI address(String service, int port) {
        return addresses.computeIfAbsent(
                service,
                name -> URI.create("http://"
                        + commands.run("docker", "port", container(name), port + "/tcp")
                                .strip()));
    }

    private String container(String service) {
        return containers.computeIfAbsent(
                service,
                name -> commands.run(
                                "docker",
                                "ps",
                                "-aq",
                                "--filter",
                                "label=com.docker.compose.project=" + PROJECT,
                                "--filter",
                                "label=com.docker.compose.service=" + name)
                        .strip());
    }

    private String compose(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "docker/compose";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return commands.run(command);
    }

    /** Removes all of it; its output stays in target/box.log. */
    @Override
    public void close() {
        try {
            Files.writeString(Path.of("target/box.log"), compose("logs", "--no-color", "--timestamps"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            compose("down", "--volumes", "--timeout", "5");
        }
    }
}
