package teal.verify;

import java.net.URI;
import java.util.Optional;
import teal.release.Cluster;
import teal.release.Node;

/**
 * Whom a probe asks.
 *
 * @param name the node's name or, for an entrance, its address
 * @param address what is connected to
 * @param host the name that it is asked for, if that is not the public one
 * @param isEntrance whether users' requests come in there, so that nothing is in front of it that would add headers
 */
record Target(String name, URI address, Optional<String> host, boolean isEntrance) {

    static Target of(Node node) {
        return new Target(node.name(), node.http(), node.ownHttpName(), false);
    }

    static Target of(Cluster cluster, URI entrance) {
        return new Target(entrance.toString(), entrance, cluster.ownEntranceName(), true);
    }
}
