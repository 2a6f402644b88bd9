package teal.deploy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import teal.release.FencingToken;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.TechnicalFailure;
import teal.release.Version;

/** Puts one version onto one node, next to the one that is running: two commands and one upload over one connection. */
final class Staging {

    private final DeploymentSettings settings;
    private final NodeSessions sessions;
    private final Version version;
    private final Artifact artifact;
    private final Path file;
    private final FencingToken token;

    Staging(
            DeploymentSettings settings,
            NodeSessions sessions,
            Version version,
            Artifact artifact,
            Path file,
            FencingToken token) {
        this.settings = settings;
        this.sessions = sessions;
        this.version = version;
        this.artifact = artifact;
        this.file = file;
        this.token = token;
    }

    NodeStage on(Node node) {
        long begin = System.nanoTime();
        RemoteCommands commands = new RemoteCommands(settings.directoryOn(node), token);
        // A new name each time, so that an earlier attempt that is still writing cannot get into this one.
        String temporaryName = "." + version + "." + random() + ".tmp";
        try (NodeSession session = sessions.open(node)) {
            String found = plumbing(node, session, commands.prepare(version, temporaryName, kibibytesNeeded()));
            boolean there = isThere(node, found);
            if (!there) {
                send(node, session, commands, temporaryName);
            }
            return new NodeStage(
                    node.name(), there, there ? 0 : artifact.size(), Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private boolean isThere(Node node, String found) {
        String last = found.strip();
        if (last.endsWith("there " + artifact.sha256())) {
            return true;
        }
        if (last.endsWith("ready")) {
            return false;
        }
        if (!last.contains("there")) {
            throw Plumbing.cut(node, "staging version " + version, found);
        }
        throw new PermanentRefusal("node " + node.name() + ": version " + version + " is there already, but not from "
                + artifact.fileName() + " with the SHA-256 " + artifact.sha256() + " (" + last
                + "); release under a new version, or remove the directory on the node");
    }

    private void send(Node node, NodeSession session, RemoteCommands commands, String temporaryName) {
        token.check();
        try {
            session.upload(file, commands.uploadPath(temporaryName));
        } catch (TechnicalFailure e) {
            removeRemains(session, commands.abandon(temporaryName), e);
            throw e;
        }
        plumbing(node, session, commands.finish(version, temporaryName, artifact, settings.keep()));
    }

    /** Frees the space again, in case the disk is full. If the connection is gone, the next attempt cleans up. */
    private void removeRemains(NodeSession session, String command, TechnicalFailure failure) {
        try {
            session.run(command, settings.ssh().timeout());
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private String plumbing(Node node, NodeSession session, String command) {
        token.check();
        return Plumbing.output(node, "staging version " + version, session.run(command, settings.commandTimeout()));
    }

    /** The upload and its unpacked content. The last four bytes of a gzip file hold its unpacked size (RFC 1952 §2.3.1). */
    private long kibibytesNeeded() {
        long unpacked = artifact.size();
        if (artifact.isArchive()) {
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
                bytes.seek(bytes.length() - 4);
                unpacked = Integer.toUnsignedLong(Integer.reverseBytes(bytes.readInt()));
            } catch (IOException e) {
                throw new TechnicalFailure("artifact " + file + " cannot be read (" + e.getMessage() + ")", e);
            }
        }
        return (artifact.size() + unpacked) / 1024 + 1024;
    }

    private static String random() {
        byte[] bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
