package teal.deploy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import teal.release.Setting;

/**
 * The inventory's own commands. Each is run by {@code /bin/sh} on the node, in the application's directory, without input,
 * with {@code TEAL_NODE}, {@code TEAL_DIRECTORY} (absolute), {@code TEAL_VERSION} (the version that {@code current} points
 * at) and {@code TEAL_PORT} (the application's HTTP port). Exit code 0 means success.
 *
 * @param restart makes the node run the version that {@code current} points at
 * @param outOfService takes the node out of its load balancer; absent: nothing to do
 * @param inService puts the node back; absent: nothing to do
 * @param connections prints the number of users' open connections; absent: established TCP connections to the port
 */
public record NodeCommands(
        String restart,
        @Nullable String outOfService,
        @Nullable String inService,
        @Nullable String connections) {

    public NodeCommands(
            @Nullable String restart,
            @Nullable String outOfService,
            @Nullable String inService,
            @Nullable String connections) {
        this.restart = command("restart", Setting.required("restart", restart, "a command"));
        this.outOfService = outOfService == null ? null : command("out-of-service", outOfService);
        this.inService = inService == null ? null : command("in-service", inService);
        this.connections = connections == null ? null : command("connections", connections);
    }

    public Optional<String> takingOutOfService() {
        return Optional.ofNullable(outOfService);
    }

    public Optional<String> puttingBackInService() {
        return Optional.ofNullable(inService);
    }

    static String command(String field, String found) {
        return Setting.check(field, found, text -> !text.isBlank() && text.indexOf('\0') < 0, "a command for /bin/sh");
    }
}
