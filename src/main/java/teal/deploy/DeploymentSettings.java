package teal.deploy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import teal.release.Node;
import teal.release.Setting;

/**
 * How an application is installed on its nodes.
 *
 * @param directory the application's directory on a node, absolute or relative to the SSH login directory, '/' between its
 *     parts; {@code {node}} in it stands for the node's name
 * @param keep versions kept on a node in addition to the current one, default 3
 * @param batch how many nodes are changed at a time, default 1
 * @param failureBudget how many nodes of a cluster, or which part of them, a person may skip in one release, default 0
 * @param commandTimeout for one command on a node, unpacking included, default 2 min
 * @param tasks tasks that diagrams may run on nodes, by name; default none
 */
public record DeploymentSettings(
        String directory,
        Integer keep,
        Integer batch,
        FailureBudget failureBudget,
        NodeCommands commands,
        SshSettings ssh,
        ArtifactSettings artifacts,
        Duration commandTimeout,
        Map<String, NodeTask> tasks) {

    public DeploymentSettings(
            @Nullable String directory,
            @Nullable Integer keep,
            @Nullable Integer batch,
            @Nullable FailureBudget failureBudget,
            @Nullable NodeCommands commands,
            @Nullable SshSettings ssh,
            @Nullable ArtifactSettings artifacts,
            @Nullable Duration commandTimeout,
            @Nullable Map<String, NodeTask> tasks) {
        this.directory = Setting.check(
                "directory",
                directory,
                DeploymentSettings::isDirectory,
                "a directory below '/' or the login directory, without '..', '~' in front and control characters");
        this.keep = Setting.within("keep", keep, 3, 1, 100);
        this.batch = Setting.within("batch", batch, 1, 1, 1000);
        this.failureBudget = Setting.orElse(failureBudget, new FailureBudget("0"));
        this.commands = Setting.required("commands", commands, "the node's commands, 'restart' at least");
        this.ssh = Setting.required("ssh", ssh, "user, identity and known-hosts");
        this.artifacts = Setting.required("artifacts", artifacts, "where artifacts may come from");
        this.commandTimeout = Setting.within(
                "command-timeout", commandTimeout, Duration.ofMinutes(2), Duration.ofMillis(500), Duration.ofHours(1));
        this.tasks = Setting.named("tasks", tasks);
    }

    String directoryOn(Node node) {
        return directory.replace("{node}", node.name());
    }

    private static boolean isDirectory(String found) {
        return !found.isBlank()
                && !found.matches("/+")
                && !found.startsWith("~")
                && found.chars().noneMatch(Character::isISOControl)
                && Arrays.stream(found.split("/")).noneMatch(".."::equals);
    }
}
