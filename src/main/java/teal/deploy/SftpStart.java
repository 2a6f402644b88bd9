package teal.deploy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.sftp.SFTPClient;
import net.schmizz.sshj.sftp.SFTPEngine;

/**
 * The first packets of SFTP. Where sshd starts its SFTP server by the account's log-in shell, they may be text that this
 * shell prints.
 */
final class SftpStart {

    /** SSH_FXP_INIT for version 3 (draft-ietf-secsh-filexfer-02 §4). The server's answer is as short, so it begins with 0. */
    private static final byte[] INIT = {0, 0, 0, 5, 1, 0, 0, 0, 3};

    private static final int SHOWN = 200;

    private final SSHClient client;

    SftpStart(SSHClient client) {
        this.client = client;
    }

    SFTPClient open() throws IOException {
        SFTPEngine engine = new SFTPEngine(new CheckedSftp(client));
        if (engine.getSubsystem() instanceof Session.Command channel) {
            // Unread complaints would in the end stop the channel.
            RemoteCommand.inBackground(() -> channel.getErrorStream().transferTo(OutputStream.nullOutputStream()));
        }
        return new SFTPClient(engine.init());
    }

    /** What comes instead of the first packet; empty if that is no text, or if nothing comes. */
    String textInstead() {
        try (Session again = OpenedSession.on(client)) {
            Session.Subsystem sftp = again.startSubsystem("sftp");
            sftp.getOutputStream().write(INIT);
            sftp.getOutputStream().flush();
            byte[] first = new byte[SHOWN];
            int count = sftp.getInputStream().read(first);
            String text = new String(first, 0, Math.max(0, count), StandardCharsets.UTF_8);
            return (text + '\0').split("\0", 2)[0].strip();
        } catch (IOException | IllegalStateException e) {
            return ""; // the first error says more
        }
    }
}
