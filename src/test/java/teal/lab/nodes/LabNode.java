package teal.lab.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import teal.release.Node;

/**
 * A lab node: an SSH server on a random loopback port with its own login directory, where a real shell runs commands and
 * SFTP writes files. Can be made to fail.
 */
public final class LabNode implements AutoCloseable {

    private final Instant started = Instant.now();
    private final Node node;
    private final Path directory;
    private final KeyPair hostKey;
    private final SshServer server;
    private final Link link;
    private final List<Ran> commands = new CopyOnWriteArrayList<>();
    private final List<Consumer<Ran>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> arrivals = new CopyOnWriteArrayList<>();
    private final List<Runnable> uploads = new CopyOnWriteArrayList<>();
    private final List<Failing> failing = new CopyOnWriteArrayList<>();
    private final Set<ShellCommand> running = ConcurrentHashMap.newKeySet();
    private volatile boolean flipping;
    private volatile boolean barred;

    LabNode(String name, Path directory, int httpPort, KeyPair hostKey, PublicKey user) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.hostKey = hostKey;
        this.server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator((account, key, session) -> !barred && KeyUtils.compareKeys(key, user));
        server.setCommandFactory((channel, command) -> command(name, command));
        server.setFileSystemFactory(new VirtualFileSystemFactory(directory));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(new Flipper());
        sftp.addSftpEventListener(new UploadWatch());
        server.setSubsystemFactories(List.of(sftp));
        server.start();
        this.link = new Link(server.getPort());
        this.node = new Node(name, "127.0.0.1", link.port(), URI.create("http://127.0.0.1:" + httpPort));
    }

    /** The node as it would be in the inventory. */
    public Node node() {
        return node;
    }

    /** The login directory. */
    public Path directory() {
        return directory;
    }

    PublicKey hostKey() {
        return hostKey.getPublic();
    }

    /** Every command that has run, in order of completion. */
    public List<Ran> commands() {
        return List.copyOf(commands);
    }

    /** Called with each command when it ends, before the client knows. */
    public void onCommand(Consumer<Ran> listener) {
        listeners.add(listener);
    }

    /** Called with each command when it arrives; the command starts when the listener returns. */
    public void beforeCommand(Consumer<String> listener) {
        arrivals.add(listener);
    }

    /** Called with each piece of an upload once it is written, before its sender knows. */
    public void onUpload(Runnable listener) {
        uploads.add(listener);
    }

    /** How many connections have been made to the node. */
    public int connections() {
        return link.accepted();
    }

    /** Like a node that is down: connections are refused, open ones end. */
    public void refuseConnections() {
        io(link::refuse);
    }

    /** Ends the open connections; new ones are accepted. */
    public void cutConnections() {
        link.cut();
    }

    /** Like a node that hangs: connections are accepted but stay silent. */
    public void acceptAndSaySilence() {
        link.beSilent();
    }

    /** Cuts the next connections after about this many bytes from the client. */
    public void cutConnectionsAfterUploadedBytes(long bytes) {
        link.cutAfter(bytes);
    }

    /** Hangs after it has sent this many bytes; connections stay open. */
    public void stopAnsweringAfter(long bytes) {
        link.stopAnsweringAfter(bytes);
    }

    /** Takes nothing more from the network after this many bytes; connections stay open. */
    public void stopReadingAfter(long bytes) {
        link.stopReadingAfter(bytes);
    }

    /** How many bytes it has sent. */
    public long answered() {
        return link.answered();
    }

    /** Like a far-away node: everything sent to it takes this long to arrive. */
    public void delay(Duration wait) {
        link.delay(wait);
    }

    /** One bit of every uploaded file arrives wrong. */
    public void flipByteInUploads() {
        flipping = true;
    }

    /** The next commands that match the expression are not run and end with the exit code; with 0, without their answer. */
    public void failCommandsMatching(String regex, int times, int exitCode) {
        failing.add(new Failing(Pattern.compile(regex), new AtomicInteger(times), exitCode));
    }

    /** Like another machine at the node's address, or the node with a new, unknown key: from the next connection on. */
    public void showAnotherHostKey() {
        try {
            server.setKeyPairProvider(KeyPairProvider.wrap(LabNodes.newKey()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Like a node whose {@code authorized_keys} no longer have the user's key: from the next connection on. */
    public void refuseLogIns() {
        barred = true;
    }

    /** Ends all faults. */
    public void heal() {
        io(link::heal);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        barred = false;
        flipping = false;
        failing.clear();
    }

    private ShellCommand command(String name, String text) {
        ShellCommand command = new ShellCommand(name, directory, text, this::fault, this::ended);
        running.add(command);
        return command;
    }

    private OptionalInt fault(String command) {
        arrivals.forEach(listener -> listener.accept(command));
        for (Failing fault : failing) {
            if (fault.regex.matcher(command).find() && fault.left.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return OptionalInt.of(fault.exitCode);
            }
        }
        return OptionalInt.empty();
    }

    private void ended(Ran ran) {
        commands.add(ran);
        listeners.forEach(listener -> listener.accept(ran));
    }

    @Override
    public void close() throws IOException {
        link.close();
        server.stop(true);
        running.forEach(ShellCommand::kill);
        PidFiles.endProcesses(directory, started);
    }

    private static void io(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private record Failing(Pattern regex, AtomicInteger left, int exitCode) {}

    private final class Flipper implements SftpEventListener {

        @Override
        public void writing(
                ServerSession session,
                String remoteHandle,
                FileHandle handle,
                long offset,
                byte[] data,
                int dataOffset,
                int dataLength) {
            if (flipping && offset == 0) {
                data[dataOffset + dataLength / 2] ^= 1;
            }
        }
    }

    private final class UploadWatch implements SftpEventListener {

        @Override
        public void written(
                ServerSession session,
                String remoteHandle,
                FileHandle handle,
                long offset,
                byte[] data,
                int dataOffset,
                int dataLength,
                Throwable thrown) {
            uploads.forEach(Runnable::run);
        }
    }
}
