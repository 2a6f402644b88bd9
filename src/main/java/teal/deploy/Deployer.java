package teal.deploy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import teal.release.EarlyEnd;
import teal.release.FencingToken;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.TechnicalFailure;
import teal.release.Transcript;
import teal.release.Version;

/**
 * Changes what nodes run, over SSH. Every call is safe to repeat: each step looks at the node first. Steps in quick
 * succession share one connection per node.
 *
 * <p>If a node cannot be reached or Teal's own commands fail, that is a {@link TechnicalFailure}; a wrong host key, a
 * refused log-in or an unfamiliar directory layout is a {@link PermanentRefusal}; if a command from the inventory fails, the
 * report does not pass.
 */
public final class Deployer {

    private final DeploymentSettings settings;
    private final ArtifactStore store;
    private final NodeSessions sessions;

    public Deployer(DeploymentSettings settings, ArtifactStore store) {
        this.settings = settings;
        this.store = store;
        this.sessions = new NodeSessions(settings.ssh());
    }

    /** Reads which versions are on a node. A node without the application's directory has none. */
    public NodeState inspect(Node node) {
        return inspect(node, commands(node).inspect());
    }

    private NodeState inspect(Node node, String command) {
        CommandResult result = run(node, command);
        return FoundState.read(node, Plumbing.output(node, "looking at the directory", result));
    }

    /** Inspects several nodes in parallel. */
    public List<NodeState> inspect(List<Node> nodes) {
        return OnNodes.each(nodes, this::inspect);
    }

    /**
     * Inspects several nodes in parallel, each as soon as it has finished with earlier attempts: commands they have started
     * have ended, and any still on their way will be refused.
     */
    public List<NodeState> overtake(List<Node> nodes, FencingToken token) {
        return OnNodes.each(
                nodes, node -> inspect(node, new RemoteCommands(settings.directoryOn(node), token).overtake()));
    }

    /**
     * Puts a version onto nodes, in parallel, without touching the running one. Nothing is sent to a node that already has
     * it. Versions beyond {@code keep} are removed, but never the current, the previous or the given one.
     *
     * @throws PermanentRefusal if the version exists with different content
     */
    public StageReport stage(List<Node> nodes, Version version, Artifact artifact, FencingToken token) {
        return stage(nodes, version, artifact, OtherDigest.REFUSED, token, EarlyEnd.NEVER);
    }

    /**
     * The same; what a node has under this version from another artifact may give way.
     *
     * @param end ends the download, if there has to be one, not the uploads
     * @throws PermanentRefusal if the version exists with different content, and may not give way or runs
     */
    public StageReport stage(
            List<Node> nodes,
            Version version,
            Artifact artifact,
            OtherDigest otherDigest,
            FencingToken token,
            EarlyEnd end) {
        Staging staging = new Staging(
                settings,
                sessions,
                version,
                artifact,
                otherDigest,
                store.forNodes(artifact, token.transcript(), end),
                token);
        List<NodeStage> staged = OnNodes.each(nodes, staging::on);
        long sent = staged.stream().filter(node -> !node.alreadyThere()).count();
        return new StageReport(
                true,
                "version " + version + " is on " + nodes.size() + (nodes.size() == 1 ? " node" : " nodes")
                        + (sent < nodes.size() ? ", on " + (nodes.size() - sent) + " of them it was before" : "")
                        + left(staged),
                staged);
    }

    private static String left(List<NodeStage> staged) {
        String left = staged.stream()
                .flatMap(node -> node.left().stream().map(what -> node.node() + ": " + what))
                .collect(Collectors.joining("; "));
        return left.isEmpty() ? "" : "; old files could not be removed, so remove them by hand (" + left + ")";
    }

    /** Switches {@code current} to a staged version and restarts, even if the link was already right. */
    public NodeReport activate(Node node, Version version, FencingToken token) {
        return activate(node, VersionSwitch.to(version), true, token);
    }

    /**
     * Switches {@code current} to a staged version in one step, records the old one as {@code previous}, and restarts.
     *
     * @param restartEvenIfCurrent if false, a node whose link is already right is left alone
     * @throws PermanentRefusal if the version is not staged on the node or comes from another artifact, or something
     *     unexpected runs there
     */
    public NodeReport activate(Node node, VersionSwitch wanted, boolean restartEvenIfCurrent, FencingToken token) {
        Version version = wanted.to();
        try (NodeSession session = sessions.open(node)) {
            RemoteCommands commands = new RemoteCommands(settings.directoryOn(node), token);
            token.check();
            CommandResult switched = session.run(commands.switchTo(wanted), settings.commandTimeout());
            boolean changed = hasChanged(node, version, switched);
            if (!changed && !restartEvenIfCurrent) {
                return NodeReport.leftAlone(node.name() + " was already on version " + version);
            }
            token.check();
            CommandResult restarted = session.run(
                    commands.change(
                            node,
                            version.value(),
                            settings.commands().restart(),
                            settings.ssh().terminal()),
                    settings.commandTimeout(),
                    token.transcript());
            Plumbing.checkNotStale(node, restarted);
            return CommandReport.of(
                    node,
                    "restart",
                    (changed ? "switched to version " : "on version ") + version + " and restarted",
                    restarted);
        }
    }

    private static boolean hasChanged(Node node, Version version, CommandResult switched) {
        String doing = "switching to version " + version;
        List<String> answer =
                Plumbing.output(node, doing, switched).strip().lines().toList();
        if (answer.contains("switched")) {
            return true;
        }
        if (answer.contains("unchanged")) {
            return false;
        }
        throw Plumbing.cut(node, doing, switched.output());
    }

    /** Takes over what runs from a directory that Teal did not make. */
    public TreeAdoption adoption() {
        return new TreeAdoption(settings, sessions);
    }

    /** Runs the inventory's {@code out-of-service} command, if it has one. */
    public NodeReport takeOutOfService(Node node, FencingToken token) {
        return runIfThere(
                node, token, "out-of-service", settings.commands().takingOutOfService(), "taken out of service");
    }

    /** Runs the inventory's {@code in-service} command, if it has one. */
    public NodeReport putBackInService(Node node, FencingToken token) {
        return runIfThere(node, token, "in-service", settings.commands().puttingBackInService(), "put back in service");
    }

    /**
     * Performs one of the inventory's tasks, unless the node reports that it is already done.
     *
     * @param version the version that the node is to run
     * @throws PermanentRefusal if the inventory has no such task
     */
    public NodeReport perform(Node node, String name, Version version, FencingToken token) {
        NodeTask task = task(name);
        Duration within = task.within(settings.commandTimeout());
        Optional<String> check = task.doneAlready();
        if (check.isPresent()
                && run(node, commands(node).run(node, version.value(), check.get()), within, Transcript.NONE)
                        .succeeded()) {
            return NodeReport.leftAlone(node.name() + ": " + name + " has already been done");
        }
        token.check();
        RemoteCommands commands = new RemoteCommands(settings.directoryOn(node), token);
        CommandResult result = run(
                node,
                commands.change(
                        node, version.value(), task.run(), settings.ssh().terminal()),
                within,
                token.transcript());
        Plumbing.checkNotStale(node, result);
        return CommandReport.of(node, name, "did " + name, result);
    }

    /** Performs one of the inventory's tasks on several nodes in parallel. */
    public List<NodeReport> perform(
            List<Node> nodes, String name, Function<Node, Version> versions, FencingToken token) {
        return OnNodes.each(nodes, node -> perform(node, name, versions.apply(node), token));
    }

    /** @throws PermanentRefusal if the inventory has no such task */
    public NodeTask task(String name) {
        return Optional.ofNullable(settings.tasks().get(name))
                .orElseThrow(() -> new PermanentRefusal("deployment.tasks has no '" + name + "'; it has: "
                        + (settings.tasks().isEmpty()
                                ? "(none)"
                                : String.join(", ", settings.tasks().keySet()))
                        + "; add it to the inventory, or correct the diagram"));
    }

    /** Counts users' open connections to the application, by node name. */
    public Map<String, Integer> connections(List<Node> nodes) {
        List<Integer> counts = OnNodes.each(nodes, new UserConnections(settings, this::ask)::on);
        Map<String, Integer> connections = new LinkedHashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            connections.put(nodes.get(i).name(), counts.get(i));
        }
        return connections;
    }

    /**
     * Counts users' open connections to the application on one node.
     *
     * @throws PermanentRefusal if there is no command for it in the inventory, and the node does not see them
     */
    public int connections(Node node) {
        return new UserConnections(settings, this::ask).on(node);
    }

    /** Runs a command from the inventory that changes nothing, so it needs no turn. */
    public CommandResult ask(Node node, String inventoryCommand) {
        return run(node, commands(node).run(node, "", inventoryCommand));
    }

    /**
     * Asks a node which version a process runs: only one that began after the switch of {@code current} and runs from there
     * counts.
     *
     * @param kind {@code unit} for one of systemd, {@code pid-file} for a file with the process's id
     */
    public RunningProcess process(Node node, String kind, String name) {
        String doing = "looking at the process of " + name;
        String output = Plumbing.output(node, doing, run(node, commands(node).process(kind, name)));
        return RunningProcess.read(output).orElseThrow(() -> Plumbing.cut(node, doing, output));
    }

    /** Runs a command from the inventory in the application's directory; see {@link NodeCommands} for its environment. */
    public CommandResult run(Node node, String inventoryCommand, @Nullable Version version, FencingToken token) {
        RemoteCommands commands = new RemoteCommands(settings.directoryOn(node), token);
        token.check();
        CommandResult result = run(
                node,
                commands.change(
                        node,
                        version == null ? "" : version.value(),
                        inventoryCommand,
                        settings.ssh().terminal()),
                settings.commandTimeout(),
                token.transcript());
        Plumbing.checkNotStale(node, result);
        return result;
    }

    private CommandResult run(Node node, String command) {
        return run(node, command, settings.commandTimeout(), Transcript.NONE);
    }

    private CommandResult run(Node node, String command, Duration within, Transcript transcript) {
        try (NodeSession session = sessions.open(node)) {
            return session.run(command, within, transcript);
        }
    }

    private NodeReport runIfThere(Node node, FencingToken token, String name, Optional<String> command, String done) {
        return command.map(text -> CommandReport.of(node, name, done, run(node, text, null, token)))
                .orElseGet(() -> NodeReport.leftAlone(node.name() + ": no " + name + " command, nothing to do"));
    }

    private RemoteCommands commands(Node node) {
        return new RemoteCommands(settings.directoryOn(node));
    }
}
