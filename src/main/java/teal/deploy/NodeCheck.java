package teal.deploy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.userauth.UserAuthException;
import teal.release.CheckItem;
import teal.release.CheckItem.Outcome;
import teal.release.Checklist;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.Reason;
import teal.release.TechnicalFailure;

/**
 * Everything that a release will need on a node, looked at over a connection of its own, which logs in now. Nothing is
 * written there.
 */
public final class NodeCheck {

    /** @param state which versions are there; empty if that could not be found out */
    public record Result(List<CheckItem> items, Optional<NodeState> state) {}

    private static final String HOST_KEY = "host key";
    private static final String LOG_IN = "log-in";
    private static final List<String> BEHIND_THE_LOG_IN = List.of("SFTP", "commands", "versions");

    private final DeploymentSettings settings;
    private final Clock clock;

    public NodeCheck(DeploymentSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public Result ask(Node node) {
        Checklist list = new Checklist("nodes", "node " + node.name());
        Optional<NodeState> state = Optional.empty();
        if (!reachable(list, node)) {
            notAsked(list, HOST_KEY, LOG_IN);
        } else {
            state = loggedIn(list, node);
        }
        return new Result(list.items(), state);
    }

    private boolean reachable(Checklist list, Node node) {
        String address = node.host() + ":" + node.sshPort();
        InetSocketAddress server = new InetSocketAddress(node.host(), node.sshPort());
        try (Socket socket = new Socket()) {
            if (server.isUnresolved()) {
                list.failed("reachable", "no address for the name " + node.host(), "correct the node's host");
                return false;
            }
            socket.connect(
                    server, Math.toIntExact(settings.ssh().connectTimeout().toMillis()));
            list.passed("reachable", address + " takes connections");
            return true;
        } catch (IOException e) {
            list.failed(
                    "reachable",
                    address + ": no connection (" + Reason.of(e) + ")",
                    "check the node's host and ssh-port, that it is up, and that no firewall stands between");
            return false;
        }
    }

    private Optional<NodeState> loggedIn(Checklist list, Node node) {
        try (NodeSession session = NodeSession.open(node, settings.ssh())) {
            list.passed(HOST_KEY, "is the one in " + settings.ssh().knownHosts());
            list.passed(LOG_IN, "as " + settings.ssh().user());
            list.ask(
                    "SFTP",
                    () -> session.greetOverSftp() ? "answers" : "is not there, so uploads go through the shell",
                    found -> found);
            return commands(list, node, session);
        } catch (OwnFileFault e) {
            list.notAsked(HOST_KEY, "Teal could not try", "");
            list.add(Outcome.FAILED, LOG_IN, e);
        } catch (PermanentRefusal e) {
            if (e.getCause() instanceof UserAuthException) {
                list.passed(HOST_KEY, "is the one in " + settings.ssh().knownHosts());
                list.add(Outcome.FAILED, LOG_IN, e);
            } else {
                list.add(Outcome.FAILED, HOST_KEY, e);
                list.notAsked(LOG_IN, "Teal logs in to no host that it does not know", "");
            }
        } catch (TechnicalFailure e) {
            list.add(Outcome.NOT_ASKED, HOST_KEY, e);
            list.add(Outcome.NOT_ASKED, LOG_IN, e);
        }
        notAsked(list);
        return Optional.empty();
    }

    private static void notAsked(Checklist list, String... more) {
        for (String question : more) {
            list.notAsked(question, "the node could not be reached", "");
        }
        BEHIND_THE_LOG_IN.forEach(question -> list.notAsked(question, "there is no log-in", ""));
    }

    private Optional<NodeState> commands(Checklist list, Node node, NodeSession session) {
        String directory = settings.directoryOn(node);
        RemoteCommands commands = new RemoteCommands(directory);
        Instant before = clock.instant();
        Optional<FoundPlace> place = list.ask(
                "commands",
                () -> {
                    CommandResult result = session.run(commands.check(), settings.commandTimeout());
                    return FoundPlace.read(node, Plumbing.output(node, "looking around", result));
                },
                found -> "/bin/sh runs them");
        if (place.isEmpty()) {
            list.notAsked("versions", "commands do not run", "");
            return Optional.empty();
        }
        place.get().judge(list, directory, before, clock.instant());
        Optional<NodeState> state = list.ask(
                "versions",
                () -> {
                    CommandResult result = session.run(commands.inspect(), settings.commandTimeout());
                    return FoundState.read(node, Plumbing.output(node, "looking at the directory", result));
                },
                NodeCheck::words);
        state.ifPresent(found -> wayBack(list, found));
        return state;
    }

    private static String words(NodeState state) {
        return state.current().map(version -> "current is " + version).orElse("no current version") + ", "
                + state.complete().size() + " complete";
    }

    private static void wayBack(Checklist list, NodeState state) {
        if (state.current().isEmpty()) {
            list.passed("way back", "none: nothing runs there yet, so the first release can only go forward");
            return;
        }
        String version = state.current().get().value();
        list.add(
                state.complete().contains(state.current().get()),
                "way back",
                state.complete().contains(state.current().get())
                        ? "to " + version
                        : "current is " + version + ", which is not complete in releases/",
                "release a version that is, or put its directory back");
    }
}
