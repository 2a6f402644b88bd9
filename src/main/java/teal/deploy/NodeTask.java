package teal.deploy;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import teal.release.Setting;

/**
 * A task that releases may perform on a node besides changing its version, such as a database migration. Diagrams refer to
 * it by name and cannot pass anything else; its commands run like {@link NodeCommands}, with {@code TEAL_VERSION} set to the
 * version that the node is to run.
 *
 * @param run performs it; exit code 0 means success
 * @param unless exit code 0 means that it is already done; absent: {@code run} has to be safe to repeat
 * @param whileLive whether it may run while the node's cluster serves users, default false
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
