package teal.deploy;

import java.util.List;
import teal.release.FencingToken;
import teal.release.Node;
import teal.release.PermanentRefusal;

/**
 * Lays out what runs on a node from another directory as a version like those that Teal puts there. Fails as {@link Deployer}
 * does.
 */
public final class TreeAdoption {

    private final DeploymentSettings settings;
    private final NodeSessions sessions;

    TreeAdoption(DeploymentSettings settings, NodeSessions sessions) {
        this.settings = settings;
        this.sessions = sessions;
    }

    /**
     * Whether what runs on a node from another directory could become one of its versions. Changes nothing.
     *
     * @throws PermanentRefusal with the reason if it could not
     */
    public String look(Node node, AdoptedTree tree) {
        CommandResult found =
                run(node, new RemoteCommands(settings.directoryOn(node)).looksAdoptable(tree.on(node), tree));
        String[] answer = lastLine(Plumbing.output(node, "looking at " + tree.on(node), found))
                .split(" ");
        return answer.length < 3
                ? node.name() + " has version " + tree.version() + " already"
                : node.name() + ": " + tree.on(node) + " is copied to releases/" + tree.version() + " (" + answer[1]
                        + " KiB), and current leads there; recorded is " + recorded(tree, answer[2]);
    }

    private static String recorded(AdoptedTree tree, String origin) {
        return origin.equals("artifact")
                ? "the artifact that it came from"
                : "the list of its files"
                        + (tree.artifact().isPresent() ? ", since they are not just those of the artifact" : "");
    }

    /**
     * Copies it into place and makes it the current version. Nothing is restarted, so users notice nothing; from the next
     * restart on, the node runs the copy. Safe to repeat.
     *
     * @throws PermanentRefusal if it cannot be done, or if something changed while it was copied
     */
    public NodeReport adopt(Node node, AdoptedTree tree, FencingToken token) {
        // What does not fit is found before anything is written
        look(node, tree);
        token.check();
        String temporary = "." + tree.version() + "." + String.format("%016x", token.number()) + ".tmp";
        CommandResult done =
                run(node, new RemoteCommands(settings.directoryOn(node), token).adopt(tree.on(node), tree, temporary));
        String answer = lastLine(Plumbing.output(node, "adopting " + tree.on(node), done));
        String found = switch (answer) {
            case "already" -> " had been adopted as " + tree.version();
            case "released" -> " has version " + tree.version() + " from a release: there is nothing to adopt";
            default ->
                " is adopted as " + tree.version() + "; recorded is "
                        + recorded(tree, answer.replaceFirst("adopted ", ""));
        };
        return new NodeReport(true, node.name() + found, done.output());
    }

    /** The directories that the processes behind a node's port run in; none where the account may not see them. */
    public List<String> directoriesInUse(Node node) {
        return run(node, RemoteCommands.listens(node.httpPort()))
                .output()
                .lines()
                .filter(line -> line.startsWith("in /"))
                .map(line -> line.substring(3))
                .toList();
    }

    private static String lastLine(String output) {
        return output.strip().replaceFirst("(?s).*\\n", "");
    }

    private CommandResult run(Node node, String command) {
        try (NodeSession session = sessions.open(node)) {
            return session.run(command, settings.commandTimeout());
        }
    }
}
