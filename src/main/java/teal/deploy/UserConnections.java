package teal.deploy;

import java.util.Optional;
import java.util.function.BiFunction;
import teal.release.Node;
import teal.release.TechnicalFailure;

/** Counts the connections that users have open to the application on a node. */
final class UserConnections {

    private final DeploymentSettings settings;
    private final BiFunction<Node, String, CommandResult> ask;

    UserConnections(DeploymentSettings settings, BiFunction<Node, String, CommandResult> ask) {
        this.settings = settings;
        this.ask = ask;
    }

    /** @throws teal.release.PermanentRefusal if the inventory has no command for it, and the node does not see them */
    int on(Node node) {
        Optional<String> own = Optional.ofNullable(settings.commands().connections());
        int count = count(node, own.orElse(RemoteCommands.COUNT_CONNECTIONS));
        if (count > 0 || own.isPresent()) {
            return count;
        }
        return new OwnConnection(node, settings.ssh().timeout())
                .countedBy(() -> count(node, RemoteCommands.COUNT_CONNECTIONS));
    }

    private int count(Node node, String command) {
        CommandResult result = ask.apply(node, command);
        String count = result.output().strip();
        if (!result.succeeded() || !count.matches("[0-9]{1,9}")) {
            throw new TechnicalFailure("node " + node.name() + ": counting connections gave exit code "
                    + result.exitCode() + " and " + result.lastLines() + "; the 'connections' command has to print a"
                    + " number");
        }
        return Integer.parseInt(count);
    }
}
