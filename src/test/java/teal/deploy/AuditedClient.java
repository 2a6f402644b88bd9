package teal.deploy;

import java.io.IOException;
import net.schmizz.sshj.SSHClient;

/** Greets an SSH server as Teal does, for {@code ssh-audit --client-audit}, which listens to what clients offer. */
final class AuditedClient {

    private AuditedClient() {}

    /** @param arguments the server's address and port */
    public static void main(String[] arguments) {
        try (SSHClient client = new SSHClient(StrictSsh.CONFIG)) {
            client.connect(arguments[0], Integer.parseInt(arguments[1]));
        } catch (IOException heardEnough) {
            // The auditor has no keys to exchange, and hangs up.
        }
    }
}
