package teal.deploy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import org.jspecify.annotations.Nullable;
import teal.release.BoundedOutput;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.Reason;
import teal.release.TechnicalFailure;
import teal.release.Transcript;

/** One SSH connection to one node, with one user at a time. It carries several commands and uploads, one after the other. */
final class NodeSession implements AutoCloseable {

    private static final int UNANSWERED_KEEP_ALIVES = 3;

    private final Node node;
    private final SSHClient client;
    private final Socket socket;
    private final SshSettings settings;
    private final Consumer<NodeSession> afterwards;
    private @Nullable Session ready;
    private boolean sound = true;

    private NodeSession(
            Node node, SSHClient client, Socket socket, SshSettings settings, Consumer<NodeSession> afterwards) {
        this.node = node;
        this.client = client;
        this.socket = socket;
        this.settings = settings;
        this.afterwards = afterwards;
    }

    /** Connects and logs in, for a single use. */
    static NodeSession open(Node node, SshSettings settings) {
        return open(node, settings, NodeSession::disconnect);
    }

    /**
     * Connects and logs in.
     *
     * @param afterwards receives the connection when it is closed, if nothing went wrong on it
     * @throws PermanentRefusal if the host key is not known to be this node's, no strong algorithm is shared, or the log-in
     *     is refused
     * @throws TechnicalFailure if the node cannot be reached or does not answer in time
     */
    static NodeSession open(Node node, SshSettings settings, Consumer<NodeSession> afterwards) {
        KnownHosts knownHosts = new KnownHosts(settings.knownHosts());
        SSHClient client = new SSHClient(StrictSsh.CONFIG);
        KeyProvider identity = Identity.read(client, settings);
        Socket socket = newSocket();
        try (Watchdog watchdog = new Watchdog(socket, settings.connectTimeout().plus(settings.timeout()))) {
            try {
                connect(client, socket, node, settings, knownHosts, identity);
                return new NodeSession(node, client, socket, settings, afterwards);
            } catch (IOException | RuntimeException e) {
                closeQuietly(client, socket);
                throw failure(node, settings, knownHosts, watchdog, e);
            }
        }
    }

    private static Socket newSocket() {
        try {
            return new PromptSocket();
        } catch (IOException e) {
            throw new TechnicalFailure("this machine gives no more sockets (" + Reason.of(e) + ")", e);
        }
    }

    private static void connect(
            SSHClient client,
            Socket socket,
            Node node,
            SshSettings settings,
            KnownHosts knownHosts,
            KeyProvider identity)
            throws IOException {
        int timeout = Math.toIntExact(settings.timeout().toMillis());
        InetSocketAddress address = new InetSocketAddress(node.host(), node.sshPort());
        if (address.isUnresolved()) {
            throw new UnknownHostException("no address for the name " + node.host());
        }
        socket.connect(address, Math.toIntExact(settings.connectTimeout().toMillis()));
        client.setSocketFactory(new ConnectedSocket(socket));
        client.setTimeout(timeout);
        client.getTransport().setTimeoutMs(timeout);
        Connection connection = client.getConnection();
        connection.setTimeoutMs(timeout);
        KeepAliveRunner keepAlive = (KeepAliveRunner) connection.getKeepAlive();
        keepAlive.setKeepAliveInterval(
                Math.max(1, Math.toIntExact(settings.timeout().toSeconds() / UNANSWERED_KEEP_ALIVES)));
        keepAlive.setMaxAliveCount(UNANSWERED_KEEP_ALIVES);
        client.addHostKeyVerifier(knownHosts);
        client.connect(node.host(), node.sshPort());
        client.authPublickey(settings.user(), identity);
    }

    private static RuntimeException failure(
            Node node, SshSettings settings, KnownHosts knownHosts, Watchdog watchdog, Exception e) {
        String where = "node " + node.name() + " (" + node.host() + ":" + node.sshPort() + "): ";
        if (e instanceof PermanentRefusal refusal) {
            return refusal;
        }
        if (knownHosts.refusal().isPresent()) {
            return new PermanentRefusal(where + knownHosts.refusal().get(), e);
        }
        String reason = reason(e);
        if (reason.contains("Unable to reach a settlement")) {
            return new PermanentRefusal(
                    where + "offers only algorithms that are no longer safe (" + reason
                            + "); enable current ones in its sshd_config",
                    e);
        }
        if (reason.contains("certificate check failed")) {
            return new PermanentRefusal(
                    where + "its host certificate does not hold (" + reason
                            + "); have the authority sign a new one for this node and name",
                    e);
        }
        if (e instanceof UserAuthException && !isCausedBy(e, TimeoutException.class) && !watchdog.hasBitten()) {
            return new PermanentRefusal(
                    where + "does not let " + settings.user() + " log in with " + settings.identity() + " (" + reason
                            + "); put its public key into the account's authorized_keys",
                    e);
        }
        return new TechnicalFailure(
                where + "cannot be reached over SSH ("
                        + (watchdog.hasBitten()
                                ? "no answer within " + settings.timeout().toSeconds() + " s"
                                : reason)
                        + "); check that it is up",
                e);
    }

    /** Whether the node is still there. The channel opened for this check is used for the next command. */
    boolean answersWithin(Duration patience) {
        try (Watchdog watchdog = new Watchdog(socket, patience)) {
            ready = client.startSession();
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

    /** Writes a file to the node over SFTP. The node's copy must be verified afterwards: SFTP does not do that. */
    void upload(Path file, String path) {
        sound = false;
        new Upload(node, settings.user(), client, socket, settings.timeout()).send(file, path);
        sound = true;
    }

    /** Begins SFTP as an upload does, and sends nothing. */
    void greetOverSftp() {
        new Upload(node, settings.user(), client, socket, settings.timeout()).greet();
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
        closeQuietly(client, socket);
    }

    /** Abruptly if necessary: by now the step's result is known, and the node may be gone. */
    private static void closeQuietly(SSHClient client, Socket socket) {
        try {
            client.disconnect();
        } catch (IOException | RuntimeException e) {
            // Nothing that anybody still waits for could be lost with it
        }
        try {
            socket.close();
        } catch (IOException e) {
            // Already closed
        }
    }

    /** The innermost message: sshj wraps the same text several times. */
    static String reason(Throwable e) {
        Throwable inner = e;
        while (inner.getCause() != null && inner.getCause() != inner) {
            inner = inner.getCause();
        }
        return BoundedOutput.clean(Reason.of(inner));
    }

    private static boolean isCausedBy(Throwable e, Class<? extends Throwable> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
