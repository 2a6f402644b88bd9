package teal.deploy;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import teal.release.Setting;

/**
 * Something that releases may do on a node beside changing its version, such as a database migration. Diagrams name it and
 * cannot say more; its commands run like {@link NodeCommands}, with {@code TEAL_VERSION} as the version that the node is to
 * run.
 *
 * @param run does it; exit code 0 means that it worked
 * @param unless exit code 0 means that it is done already; absent: {@code run} has to be harmless when repeated
 * @param whileLive whether it may run while users are on the node's cluster, default false
 * @param timeout for each of the two commands; absent: the deployment's {@code command-timeout}
 */
public record NodeTask(
        String run,
        @Nullable String unless,
        Boolean whileLive,
        @Nullable Duration timeout) {

    public NodeTask(
            @Nullable String run, @Nullable String unless, @Nullable Boolean whileLive, @Nullable Duration timeout) {
        this.run = NodeCommands.command("run", Setting.required("run", run, "a command for /bin/sh"));
        this.unless = unless == null ? null : NodeCommands.command("unless", unless);
        this.whileLive = Setting.orElse(whileLive, false);
        this.timeout = timeout == null
                ? null
                : Setting.within("timeout", timeout, timeout, Duration.ofMillis(500), Duration.ofHours(12));
    }

    Optional<String> doneAlready() {
        return Optional.ofNullable(unless);
    }

    Duration within(Duration usual) {
        return timeout == null ? usual : timeout;
    }
}
