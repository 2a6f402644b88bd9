package teal.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import teal.release.Node;
import teal.release.Secret;

/**
 * One server on the way to a node, or the node itself, and how Teal logs in there.
 *
 * @param whom the server in messages, e.g. {@code node blue-1}
 */
record Login(
        String whom,
        String host,
        int port,
        String user,
        Path identity,
        @Nullable Path certificate,
        @Nullable Secret passphrase,
        Path knownHosts) {

    /** Every server to log in to, one through the other; the last is the node. */
    static List<Login> route(Node node, SshSettings settings) {
        List<Login> route = new ArrayList<>();
        for (SshHop hop : settings.via()) {
            route.add(hop(hop, settings, "jump host " + hop.host() + " on the way to node " + node.name()));
        }
        route.add(new Login(
                "node " + node.name(),
                node.host(),
                node.sshPort(),
                settings.user(),
                settings.identity(),
                settings.certificate(),
                settings.passphrase(),
                settings.knownHosts()));
        return route;
    }

    static Login hop(SshHop hop, SshSettings settings, String whom) {
        boolean own = hop.identity() != null;
        return new Login(
                whom,
                hop.host(),
                hop.sshPort(),
                hop.user() == null ? settings.user() : hop.user(),
                hop.identity() == null ? settings.identity() : hop.identity(),
                own ? hop.certificate() : settings.certificate(),
                own ? hop.passphrase() : settings.passphrase(),
                hop.knownHosts() == null ? settings.knownHosts() : hop.knownHosts());
    }

    String where() {
        return whom + " (" + host + ":" + port + "): ";
    }

    /** The files that decide whether this log-in succeeds. */
    List<Path> files() {
        Path beside = identity.resolveSibling(identity.getFileName() + "-cert.pub");
        return List.of(identity, certificate == null ? beside : certificate, knownHosts);
    }
}
