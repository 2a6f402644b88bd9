package teal.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;
import teal.release.BoundedOutput;

/** Sends a file through the account's shell to {@code cat}, for nodes without an SFTP server that sees the same files. */
final class StreamedUpload {

    private static final int CHUNK = 32 * 1024;

    private final SSHClient client;
    private final SshSettings settings;

    StreamedUpload(SSHClient client, SshSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    void send(InputStream in, String path, Watchdog watchdog) throws IOException {
        FramedScript framed = FramedScript.reading(settings.masked(RemoteCommands.receive(path)));
        try (Session session = OpenedSession.on(client)) {
            Session.Command running = session.exec(framed.command());
            FramedAnswer answer = framed.answer(running.getInputStream());
            BoundedOutput said = new BoundedOutput();
            Future<?> drained = RemoteCommand.inBackground(() -> said.drain(answer));
            RemoteCommand.inBackground(() -> running.getErrorStream().transferTo(OutputStream.nullOutputStream()));
            try {
                write(framed, in, running.getOutputStream(), watchdog);
            } catch (IOException e) {
                // The node has stopped reading; it says why, unless it is gone.
                await(drained);
                throw new IOException(
                        said.text().isBlank()
                                ? NodeSession.reason(e)
                                : said.text().strip(),
                        e);
            }
            await(drained);
            if (answer.exitCode().orElse(-1) != 0) {
                throw new IOException(
                        said.text().isBlank()
                                ? "the node did not confirm it"
                                : said.text().strip());
            }
        }
    }

    private static void write(FramedScript framed, InputStream in, OutputStream stream, Watchdog watchdog)
            throws IOException {
        try (OutputStream out = stream) {
            out.write(framed.input());
            byte[] chunk = new byte[CHUNK];
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                out.write(chunk, 0, count);
                out.flush();
                watchdog.heard();
            }
        }
    }

    private void await(Future<?> drained) throws IOException {
        try {
            drained.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no answer after the last byte", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
