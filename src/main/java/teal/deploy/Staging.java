package teal.deploy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
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
    private final OtherDigest otherDigest;
    private final UploadFile upload;
    private final FencingToken token;

    Staging(
            DeploymentSettings settings,
            NodeSessions sessions,
            Version version,
            Artifact artifact,
            OtherDigest otherDigest,
            UploadFile upload,
            FencingToken token) {
        this.settings = settings;
        this.sessions = sessions;
        this.version = version;
        this.artifact = artifact;
        this.otherDigest = otherDigest;
        this.upload = upload;
        this.token = token;
    }

    NodeStage on(Node node) {
        long begin = System.nanoTime();
        RemoteCommands commands = new RemoteCommands(settings.directoryOn(node), token);
        // A new name each time, so that an earlier attempt that is still writing cannot get into this one.
        String temporaryName = "." + version + "." + random() + ".tmp";
        try (NodeSession session = sessions.open(node)) {
            StagingAnswer found = plumbing(
                    node, session, commands.prepare(version, temporaryName, upload.kibibytesNeeded(), replacing()));
            List<String> left = new ArrayList<>(found.left());
            boolean there = isThere(node, found);
            if (!there) {
                left.addAll(send(node, session, commands, temporaryName));
            }
            return new NodeStage(
                    node.name(),
                    there,
                    there ? 0 : upload.size(),
                    Duration.ofNanos(System.nanoTime() - begin),
                    left.stream().distinct().toList());
        }
    }

    /** The digest for which others give way; empty if none has to. */
    private String replacing() {
        return otherDigest == OtherDigest.REPLACED ? artifact.sha256() : "";
    }

    private boolean isThere(Node node, StagingAnswer found) {
        if (found.isReady()) {
            return false;
        }
        if (found.isAdopted()) {
            return true;
        }
        String digest =
                found.digestThere().orElseThrow(() -> Plumbing.cut(node, "staging version " + version, found.output()));
        if (digest.equals(artifact.sha256())) {
            return true;
        }
        throw new PermanentRefusal("node " + node.name() + ": version " + version + " is there already, but not from "
                + artifact.fileName() + " with the SHA-256 " + artifact.sha256() + " (found: " + digest
                + "); release under a new version, or remove the directory on the node");
    }

    /** Returns what could not be removed on the node. */
    private List<String> send(Node node, NodeSession session, RemoteCommands commands, String temporaryName) {
        token.check();
        try {
            session.upload(upload.file(), commands.uploadPath(temporaryName), token.transcript());
        } catch (TechnicalFailure | PermanentRefusal e) {
            removeRemains(session, commands.abandon(temporaryName), e);
            throw e;
        }
        StagingAnswer finished = plumbing(
                node, session, commands.finish(version, temporaryName, artifact, upload.sha256(), settings.keep()));
        if (!finished.isComplete()) {
            throw Plumbing.cut(node, "staging version " + version, finished.output());
        }
        return finished.left();
    }

    /** Frees the space again, in case the disk is full. If the connection is gone, the next attempt cleans up. */
    private void removeRemains(NodeSession session, String command, RuntimeException failure) {
        try {
            session.run(command, settings.ssh().timeout());
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private StagingAnswer plumbing(Node node, NodeSession session, String command) {
        token.check();
        return new StagingAnswer(Plumbing.output(
                node,
                "staging version " + version,
                session.run(settings.ssh().masked(command), settings.commandTimeout())));
    }

    private static String random() {
        byte[] bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
