package teal.release;

import java.util.List;
import java.util.Optional;

/**
 * An application and the two clusters that it runs on.
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

    /** The cluster that serves users while the given one is being changed. */
    public Cluster other(Cluster cluster) {
        return clusters.get(0).equals(cluster) ? clusters.get(1) : clusters.get(0);
    }

    public Optional<Cluster> byTarget(String dnsName) {
        return clusters.stream().filter(cluster -> cluster.isTarget(dnsName)).findFirst();
    }
}
