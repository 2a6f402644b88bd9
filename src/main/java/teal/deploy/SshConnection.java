package teal.deploy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import teal.release.Node;
import teal.release.Reason;
import teal.release.TechnicalFailure;

/**
 * A connection to a node, logged in, through all of its jump hosts. Each of them is a log-in of its own with a host-key check
 * of its own, and sees only the encrypted bytes of the next. All of them end with the one socket.
 */
final class SshConnection {

    private static final int UNANSWERED_KEEP_ALIVES = 3;

    /**
     * The routes to all nodes meet at the first jump host, and beyond ten connections that have not logged in yet OpenSSH
     * drops new ones at random (MaxStartups in sshd_config(5)).
     */
    private static final int LOG_INS_AT_ONCE = 8;

    private static final Map<String, Semaphore> JUMP_HOSTS = new ConcurrentHashMap<>();

    private final Socket socket;
    private final List<SSHClient> clients = new ArrayList<>();

    private SshConnection(Socket socket) {
        this.socket = socket;
    }

    /** A server to log in to, with everything that Teal's own files say about it. */
    private record Step(Login login, SSHClient client, KnownHosts knownHosts, KeyProvider identity) {

        static Step of(Login login) {
            SSHClient client = new SSHClient(StrictSsh.CONFIG);
            return new Step(login, client, new KnownHosts(login.knownHosts()), Identity.read(client, login));
        }
    }

    /**
     * Connects and logs in.
     *
     * @throws teal.release.PermanentRefusal if a host key is not known to be that server's, no strong algorithm is shared, a
     *     log-in is refused, or a jump host does not let connections through
     * @throws TechnicalFailure if a server cannot be reached or does not answer in time
     */
    static SshConnection open(Node node, SshSettings settings) {
        List<Login> route = Login.route(node, settings);
        // Whatever is wrong with Teal's own files is said before anybody is connected to.
        List<Step> steps = route.stream().map(Step::of).toList();
        if (steps.size() == 1) {
            return open(steps, settings);
        }
        Login first = route.get(0);
        Semaphore turns =
                JUMP_HOSTS.computeIfAbsent(first.host() + ":" + first.port(), host -> new Semaphore(LOG_INS_AT_ONCE));
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TechnicalFailure("node " + node.name() + ": interrupted while others log in to its jump host", e);
        }
        try {
            return open(steps, settings);
        } finally {
            turns.release();
        }
    }

    private static SshConnection open(List<Step> steps, SshSettings settings) {
        SshConnection connection = new SshConnection(newSocket());
        try (Watchdog watchdog =
                new Watchdog(connection.socket, settings.connectTimeout().plus(settings.timeout()))) {
            keepAlive(steps.get(steps.size() - 1).client(), settings);
            for (Step step : steps) {
                try {
                    connection.extendTo(step, settings);
                    watchdog.heard();
                } catch (IOException | RuntimeException e) {
                    connection.close();
                    throw new SshFailure(step.login(), step.knownHosts(), settings, watchdog.hasBitten()).of(e);
                }
            }
            return connection;
        }
    }

    private static Socket newSocket() {
        try {
            return new PromptSocket();
        } catch (IOException e) {
            throw new TechnicalFailure("this machine gives no more sockets (" + Reason.of(e) + ")", e);
        }
    }

    private void extendTo(Step step, SshSettings settings) throws IOException {
        Login login = step.login();
        SSHClient client = step.client();
        int timeout = Math.toIntExact(settings.timeout().toMillis());
        client.setTimeout(timeout);
        client.getTransport().setTimeoutMs(timeout);
        client.getConnection().setTimeoutMs(timeout);
        client.addHostKeyVerifier(step.knownHosts());
        if (clients.isEmpty()) {
            InetSocketAddress address = new InetSocketAddress(login.host(), login.port());
            if (address.isUnresolved()) {
                throw new UnknownHostException("no address for the name " + login.host());
            }
            socket.connect(address, Math.toIntExact(settings.connectTimeout().toMillis()));
            clients.add(client);
            client.setSocketFactory(new ConnectedSocket(socket));
            client.connect(login.host(), login.port());
        } else {
            SSHClient before = clients.get(clients.size() - 1);
            clients.add(client);
            client.connectVia(before.newDirectConnection(login.host(), login.port()));
        }
        client.authPublickey(login.user(), step.identity());
    }

    /** To the node itself, because whatever fails on the way is noticed there. It begins with the connection. */
    private static void keepAlive(SSHClient node, SshSettings settings) {
        KeepAliveRunner keepAlive = (KeepAliveRunner) node.getConnection().getKeepAlive();
        keepAlive.setMaxAliveCount(UNANSWERED_KEEP_ALIVES);
        keepAlive.setKeepAliveInterval(
                Math.max(1, Math.toIntExact(settings.timeout().toSeconds() / UNANSWERED_KEEP_ALIVES)));
    }

    /** The node's. */
    SSHClient client() {
        return clients.get(clients.size() - 1);
    }

    /** Closing it ends every wait for any of the servers. */
    Socket socket() {
        return socket;
    }

    /** Abruptly if necessary: by now the step's result is known, and the node may be gone. */
    void close() {
        for (int i = clients.size() - 1; i >= 0; i--) {
            try {
                clients.get(i).disconnect();
            } catch (IOException | RuntimeException e) {
                // Nothing that anybody still waits for could be lost with it
            }
        }
        try {
            socket.close();
        } catch (IOException e) {
            // Already closed
        }
    }
}
