package teal.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.sftp.FileAttributes;
import net.schmizz.sshj.sftp.OpenMode;
import net.schmizz.sshj.sftp.RemoteFile;
import net.schmizz.sshj.sftp.Response;
import net.schmizz.sshj.sftp.SFTPClient;
import net.schmizz.sshj.sftp.SFTPException;
import org.jspecify.annotations.Nullable;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.Quoted;
import teal.release.TechnicalFailure;
import teal.release.Transcript;
import teal.release.TransferProgress;

/**
 * Sends a file over SFTP with as many writes in flight as OpenSSH's own client; sshj's transfer has a quarter of that. Where
 * that does not work, the file is streamed to the account's shell.
 */
final class Upload {

    private static final int WRITES_UNDER_WAY = 64;

    /** What every SFTP server accepts in one packet (draft-ietf-secsh-filexfer-02 §3), including the write's own header. */
    private static final int PACKET = 32 * 1024;

    private final Node node;
    private final SshSettings settings;
    private final SSHClient client;
    private final Socket socket;
    private final Duration timeout;

    Upload(Node node, SshSettings settings, SSHClient client, Socket socket) {
        this.node = node;
        this.settings = settings;
        this.client = client;
        this.socket = socket;
        this.timeout = settings.timeout();
    }

    void send(Path file, String path, Transcript transcript) {
        try (Watchdog watchdog = new Watchdog(socket, timeout)) {
            try {
                send(file, path, watchdog, transcript);
            } catch (IOException | IllegalStateException | IllegalArgumentException e) {
                // It is no longer connected; or sshj throws the very same failure again when the file is closed, which
                // Java calls an illegal argument, with the failure as its cause.
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
     * @return false if the node has no SFTP, so that its shell takes files
     * @throws PermanentRefusal if the log-in shell's own text comes first
     * @throws TechnicalFailure if it does not answer
     */
    boolean greet() {
        try (Watchdog watchdog = new Watchdog(socket, timeout)) {
            try (@Nullable SFTPClient sftp = open()) {
                watchdog.heard();
                return sftp != null;
            }
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            throw new TechnicalFailure(
                    "node " + node.name() + ": SFTP does not begin (" + NodeSession.reason(e)
                            + "); set 'Subsystem sftp internal-sftp' in its sshd_config",
                    e);
        }
    }

    /** Without SFTP, or where it sees other directories than the shell, as in a chroot, the shell takes the file itself. */
    private void send(Path file, String path, Watchdog watchdog, Transcript transcript) throws IOException {
        try (CountedInput in = new CountedInput(Files.newInputStream(file));
                TransferProgress progress = new TransferProgress(in::count, OptionalLong.of(Files.size(file)))) {
            transcript.follow(node.name(), progress::text);
            @Nullable SFTPClient sftp = open();
            if (sftp == null || !isSent(sftp, in, path, watchdog)) {
                new StreamedUpload(client, settings).send(in, path, watchdog);
            }
        }
    }

    /** False if nothing was sent, because the directory that Teal has just made is not there for SFTP. */
    private boolean isSent(SFTPClient sftp, InputStream in, String path, Watchdog watchdog) throws IOException {
        try (sftp) {
            sftp.getSFTPEngine().setTimeoutMs(Math.toIntExact(timeout.toMillis()));
            try (RemoteFile remote = sftp.open(path, EnumSet.of(OpenMode.WRITE, OpenMode.CREAT, OpenMode.TRUNC))) {
                if (settings.filePermissions().isPresent()) {
                    remote.setAttributes(new FileAttributes.Builder()
                            .withPermissions(settings.filePermissions().getAsInt())
                            .build());
                }
                write(remote, in, watchdog);
                return true;
            } catch (SFTPException e) {
                if (e.getStatusCode() == Response.StatusCode.NO_SUCH_FILE) {
                    return false;
                }
                throw e;
            }
        }
    }

    private static void write(RemoteFile remote, InputStream in, Watchdog watchdog) throws IOException {
        try (OutputStream out = remote.new RemoteFileOutputStream(0, WRITES_UNDER_WAY)) {
            byte[] chunk = new byte[PACKET - remote.getOutgoingPacketOverhead()];
            for (int count = in.readNBytes(chunk, 0, chunk.length);
                    count > 0;
                    count = in.readNBytes(chunk, 0, chunk.length)) {
                out.write(chunk, 0, count);
                watchdog.heard();
            }
        }
    }

    /** Null if the node has no SFTP, but is still there. */
    private @Nullable SFTPClient open() throws IOException {
        SftpStart start = new SftpStart(client);
        try {
            return start.open();
        } catch (IOException e) {
            if (isLate(e)) {
                throw e;
            }
            String text = start.textInstead();
            if (text.isEmpty() && client.isConnected()) {
                return null;
            }
            if (text.isEmpty()) {
                throw e;
            }
            throw new PermanentRefusal(
                    "node " + node.name() + ": the log-in shell of the account " + settings.user() + " prints "
                            + Quoted.text(text) + " where SFTP's first packet belongs; make its start-up files print"
                            + " nothing without a terminal, or set 'Subsystem sftp internal-sftp' in sshd_config",
                    e);
        }
    }

    private static boolean isLate(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }
}
