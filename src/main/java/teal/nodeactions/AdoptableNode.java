package teal.nodeactions;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import teal.deploy.AdoptedTree;
import teal.inventory.ManagedApplication;
import teal.nodeactions.Adoption.OnNode;
import teal.release.FencingToken;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.Reason;
import teal.release.StaleAttempt;
import teal.release.TechnicalFailure;
import teal.release.Version;
import teal.verify.HealthReport;

/** What can be adopted on a node, or is. A node that does not fit is left alone, with the reason. */
record AdoptableNode(ManagedApplication managed, String from, KnownArtifacts artifacts) {

    /** Two processes behind one port answer in turn, or by chance. */
    private static final int LOOKS = 5;

    @FunctionalInterface
    private interface Work {
        String on(AdoptedTree tree);
    }

    /** @throws IllegalArgumentException if no node can have it */
    static void checkDirectory(String from) {
        if (!from.isBlank()) {
            new AdoptedTree(from, new Version("0"), Optional.empty());
        }
    }

    OnNode look(String cluster, Node node) {
        return work(cluster, node, tree -> managed.deployer().adoption().look(node, tree));
    }

    OnNode adopt(String cluster, Node node, FencingToken token) {
        return work(
                cluster,
                node,
                tree -> managed.deployer().adoption().adopt(node, tree, token).summary());
    }

    private OnNode work(String cluster, Node node, Work work) {
        Optional<String> reported = Optional.empty();
        List<String> runsIn = List.of();
        try {
            Set<String> versions = new TreeSet<>();
            for (int i = 0; i < LOOKS; i++) {
                HealthReport look = managed.verifier().look(node);
                reported = look.version();
                if (!look.passed() || reported.isEmpty()) {
                    return new OnNode(
                            cluster,
                            node.name(),
                            reported,
                            runsIn,
                            false,
                            "no healthy version that says what it is: " + look.summary());
                }
                versions.add(reported.get());
            }
            runsIn = managed.deployer().adoption().directoriesInUse(node);
            if (versions.size() > 1) {
                throw new PermanentRefusal(node.name() + " answers with several versions ("
                        + String.join(", ", versions) + "): more than one is running there; stop all but one");
            }
            if (from.isBlank()) {
                return new OnNode(cluster, node.name(), reported, runsIn, false, "say which directory it runs from");
            }
            Version version = new Version(reported.orElseThrow());
            String found = work.on(new AdoptedTree(from, version, artifacts.of(version)));
            return new OnNode(cluster, node.name(), reported, runsIn, true, found + artifacts.remark(version));
        } catch (PermanentRefusal | TechnicalFailure | StaleAttempt | IllegalArgumentException refused) {
            return new OnNode(cluster, node.name(), reported, runsIn, false, Reason.of(refused));
        }
    }
}
