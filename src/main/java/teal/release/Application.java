package teal.release;

import java.util.List;
import java.util.Optional;

/**
 * An application and the two clusters that it runs on; only one as long as the other is not there yet.
 *
 * @param home the cluster that is live between releases; empty if the live side alternates
 */
public record Application(String name, List<Cluster> clusters, Optional<String> home) {

    public Application {
        clusters = List.copyOf(clusters);
    }

    public Cluster cluster(String wanted) {
        return clusters.stream()
                .filter(cluster -> cluster.name().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("application " + name + " has no cluster " + Quoted.text(wanted)));
    }

    /**
     * Whether it can be released: users have to be somewhere while a cluster is being changed.
     *
     * @throws PermanentRefusal if it has only one cluster so far
     */
    public void mustHaveTwoClusters() {
        if (clusters.size() < 2) {
            throw new PermanentRefusal(name + " has only the cluster "
                    + clusters.get(0).name() + " so far, and a release needs another one that users can be on while it"
                    + " is changed; add the second cluster to teal.applications." + name + ".clusters");
        }
    }

    /**
     * The cluster that serves users while the given one is being changed.
     *
     * @throws PermanentRefusal if there is none
     */
    public Cluster other(Cluster cluster) {
        mustHaveTwoClusters();
        return clusters.get(0).equals(cluster) ? clusters.get(1) : clusters.get(0);
    }

    public Optional<Cluster> byTarget(String dnsName) {
        return clusters.stream().filter(cluster -> cluster.isTarget(dnsName)).findFirst();
    }
}
