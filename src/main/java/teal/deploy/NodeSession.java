package teal.deploy;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;
import org.jspecify.annotations.Nullable;
import teal.release.BoundedOutput;
import teal.release.Node;
import teal.release.Reason;
import teal.release.Transcript;

/** One SSH connection to one node, with one user at a time. It carries several commands and uploads, one after the other. */
final class NodeSession implements AutoCloseable {

    private static final Pattern TIMEOUT = Pattern.compile("Timeout expired: ([0-9]{1,9}) MILLISECONDS");

    private final Node node;
    private final SshConnection connection;
    private final SSHClient client;
    private final Socket socket;
    private final SshSettings settings;
    private final Consumer<NodeSession> afterwards;
    private @Nullable Session ready;
    private boolean sound = true;

    private NodeSession(Node node, SshConnection connection, SshSettings settings, Consumer<NodeSession> afterwards) {
        this.node = node;
        this.connection = connection;
        this.client = connection.client();
        this.socket = connection.socket();
        this.settings = settings;
        this.afterwards = afterwards;
    }

    /** Connects and logs in, for a single use. */
    static NodeSession open(Node node, SshSettings settings) {
        return open(node, settings, NodeSession::disconnect);
    }

    /**
     * Connects and logs in; fails as {@link SshConnection#open} does.
     *
     * @param afterwards receives the connection when it is closed, if nothing went wrong on it
     */
    static NodeSession open(Node node, SshSettings settings, Consumer<NodeSession> afterwards) {
        return new NodeSession(node, SshConnection.open(node, settings), settings, afterwards);
    }

    /** Whether the node is still there. The channel opened for this check is used for the next command. */
    boolean answersWithin(Duration patience) {
        try (Watchdog watchdog = new Watchdog(socket, patience)) {
            ready = OpenedSession.on(client);
            return !watchdog.hasBitten();
        } catch (IOException | RuntimeException gone) {
            return false;
        }
    }

    /** Runs a script for {@code /bin/sh} to completion. */
    CommandResult run(String script, Duration within) {
        return run(script, within, Transcript.NONE);
    }

    /** Runs a command to completion, while people may watch its output. */
    CommandResult run(String script, Duration within, Transcript transcript) {
        @Nullable Session opened = ready;
        ready = null;
        sound = false;
        CommandResult result =
                new RemoteCommand(node, settings.user(), client, socket, within).run(opened, script, transcript);
        sound = true;
        return result;
    }

    /** Writes a file to the node over SFTP, while people may watch how far it is. The node's copy must be verified afterwards: SFTP does not do that. */
    void upload(Path file, String path, Transcript transcript) {
        sound = false;
        new Upload(node, settings, client, socket).send(file, path, transcript);
        sound = true;
    }

    /** Begins SFTP as an upload does, and sends nothing; false if the node has none, so that its shell takes files. */
    boolean greetOverSftp() {
        return new Upload(node, settings, client, socket).greet();
    }

    /** After an error a connection may fail again, so it is not kept. */
    @Override
    public void close() {
        if (sound && ready == null) {
            afterwards.accept(this);
        } else {
            disconnect();
        }
    }

    void disconnect() {
        connection.close();
    }

    /** The innermost message: sshj wraps the same text several times. Its words for a time-out are meant for programmers. */
    static String reason(Throwable e) {
        Throwable inner = e;
        while (inner.getCause() != null && inner.getCause() != inner) {
            inner = inner.getCause();
        }
        Matcher timeout = TIMEOUT.matcher(Reason.of(inner));
        return timeout.find()
                ? "no answer within "
                        + Duration.ofMillis(Long.parseLong(timeout.group(1))).toSeconds() + " s"
                : BoundedOutput.clean(Reason.of(inner));
    }
}
