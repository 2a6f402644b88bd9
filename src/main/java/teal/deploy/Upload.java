package teal.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.sftp.OpenMode;
import net.schmizz.sshj.sftp.RemoteFile;
import net.schmizz.sshj.sftp.SFTPClient;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.Quoted;
import teal.release.TechnicalFailure;

/** Sends a file over SFTP with as many writes in flight as OpenSSH's own client; sshj's transfer has a quarter of that. */
final class Upload {

    private static final int WRITES_UNDER_WAY = 64;

    /** What every SFTP server accepts in one packet (draft-ietf-secsh-filexfer-02 §3), including the write's own header. */
    private static final int PACKET = 32 * 1024;

    private final Node node;
    private final String account;
    private final SSHClient client;
    private final Socket socket;
    private final Duration timeout;

    Upload(Node node, String account, SSHClient client, Socket socket, Duration timeout) {
        this.node = node;
        this.account = account;
        this.client = client;
        this.socket = socket;
        this.timeout = timeout;
    }

    void send(Path file, String path) {
        try (Watchdog watchdog = new Watchdog(socket, timeout)) {
            try {
                send(file, path, watchdog);
            } catch (IOException | IllegalStateException e) { // the latter: it is no longer connected
                String reason =
                        watchdog.hasBitten() ? "no answer within " + timeout.toSeconds() + " s" : NodeSession.reason(e);
                throw new TechnicalFailure(
                        "node " + node.name() + ": the upload of " + file.getFileName() + " to " + path + " broke off ("
                                + reason + "); check the node's network, free space and permissions",
                        e);
            }
        }
    }

    /**
     * Only begins.
     *
     * @throws PermanentRefusal if the log-in shell's own text comes first
     * @throws TechnicalFailure if the node has no SFTP, or it does not answer
     */
    void greet() {
        try (Watchdog watchdog = new Watchdog(socket, timeout);
                SFTPClient sftp = open()) {
            sftp.getSFTPEngine().setTimeoutMs(Math.toIntExact(timeout.toMillis()));
            watchdog.heard();
        } catch (IOException | IllegalStateException e) {
            throw new TechnicalFailure(
                    "node " + node.name() + ": SFTP does not begin (" + NodeSession.reason(e)
                            + "); set 'Subsystem sftp internal-sftp' in its sshd_config",
                    e);
        }
    }

    private void send(Path file, String path, Watchdog watchdog) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                SFTPClient sftp = open()) {
            sftp.getSFTPEngine().setTimeoutMs(Math.toIntExact(timeout.toMillis()));
            try (RemoteFile remote = sftp.open(path, EnumSet.of(OpenMode.WRITE, OpenMode.CREAT, OpenMode.TRUNC));
                    OutputStream out = remote.new RemoteFileOutputStream(0, WRITES_UNDER_WAY)) {
                byte[] chunk = new byte[PACKET - remote.getOutgoingPacketOverhead()];
                for (int count = in.readNBytes(chunk, 0, chunk.length);
                        count > 0;
                        count = in.readNBytes(chunk, 0, chunk.length)) {
                    out.write(chunk, 0, count);
                    watchdog.heard();
                }
            }
        }
    }

    private SFTPClient open() throws IOException {
        SftpStart start = new SftpStart(client);
        try {
            return start.open();
        } catch (IOException e) {
            String text = start.textInstead();
            if (text.isEmpty()) {
                throw e;
            }
            throw new PermanentRefusal(
                    "node " + node.name() + ": the log-in shell of the account " + account + " prints "
                            + Quoted.text(text) + " where SFTP's first packet belongs; make its start-up files print"
                            + " nothing without a terminal, or set 'Subsystem sftp internal-sftp' in sshd_config",
                    e);
        }
    }
}
