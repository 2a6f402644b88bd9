package teal.lab.box;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A machine in a container whose services are started by a real systemd, as its first process. */
public final class SystemdMachine implements AutoCloseable {

    private static final String NETWORK = "teal-systemd";
    private static final String SUBNET = "172.29.54.0/24";
    private static final Duration START = Duration.ofMinutes(3);

    private static final CommandLine COMMANDS = new CommandLine(Map.of());

    private final String container;
    private final String address;

    private SystemdMachine(String container, String address) {
        this.container = container;
        this.address = address;
    }

    /** Makes the image, and removes what a test that was killed has left. Skips the test if there is no container engine. */
    public static void prepare() {
        ContainerEngine.require(COMMANDS, "Machines with systemd");
        removeAll();
        COMMANDS.run("docker/build", "systemd");
        COMMANDS.run("docker", "network", "create", "--subnet", SUBNET, NETWORK);
    }

    /** Removes all machines and their network. */
    public static void removeAll() {
        COMMANDS.run(
                "sh",
                "-c",
                "docker ps -aq --filter network=" + NETWORK + " | xargs -r docker rm --force;"
                        + " docker network ls -q --filter name=^" + NETWORK + "$ | xargs -r docker network rm");
    }

    /** @param number the last part of its address */
    public static SystemdMachine start(String name, int number) {
        String address = SUBNET.replaceFirst("0/24$", Integer.toString(number));
        // systemd mounts file systems for services. More than that it does not need: some hosts have no more to give.
        SystemdMachine machine = new SystemdMachine(
                COMMANDS.run(
                                "docker",
                                "run",
                                "--detach",
                                "--network=" + NETWORK,
                                "--ip=" + address,
                                "--hostname=" + name,
                                "--cgroupns=private",
                                "--cap-add=SYS_ADMIN",
                                "--security-opt=seccomp=unconfined",
                                "--security-opt=apparmor=unconfined",
                                "--tmpfs=/run",
                                "--tmpfs=/tmp",
                                "--env=container=docker",
                                "teal-systemd")
                        .strip(),
                address);
        machine.awaitStarted();
        return machine;
    }

    private void awaitStarted() {
        await("start of " + address)
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> COMMANDS.works("docker", "exec", container, "systemctl", "is-system-running"));
    }

    public String address() {
        return address;
    }

    /** Runs a shell script as root, and returns its output. */
    public String run(String script) {
        return COMMANDS.run("docker", "exec", container, "sh", "-ec", script);
    }

    /** Whether a shell script ends well. */
    public boolean works(String script) {
        return COMMANDS.works("docker", "exec", container, "sh", "-ec", script);
    }

    /** Makes a copy of a file, for an account alone, in a directory that is made where it is missing. */
    public void put(Path file, String path, String owner, String mode) {
        run("install -d -o " + owner + " \"$(dirname '" + path + "')\"");
        COMMANDS.run("docker", "cp", file.toAbsolutePath().toString(), container + ":" + path);
        run("chown " + owner + ": '" + path + "' && chmod " + mode + " '" + path + "'");
    }

    /** Ends all of it, as when it is switched off, and starts it again with its disk as it was. */
    public void restart() {
        COMMANDS.run("docker", "restart", "--time", "60", container);
        awaitStarted();
    }

    /** What a unit has written. */
    public String journal(String unit) {
        return run("journalctl --no-pager --unit " + unit);
    }

    @Override
    public void close() {
        COMMANDS.run("docker", "rm", "--force", container);
    }
}
