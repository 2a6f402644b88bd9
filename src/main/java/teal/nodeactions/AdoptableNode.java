package teal.nodeactions;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import teal.deploy.AdoptedTree;
import teal.inventory.ManagedApplication;
import teal.nodeactions.Adoption.OnNode;
import teal.release.FencingToken;
import teal.release.InvalidSetting;
import teal.release.Node;
import teal.release.PermanentRefusal;
import teal.release.Quoted;
import teal.release.Reason;
import teal.release.StaleAttempt;
import teal.release.TechnicalFailure;
import teal.release.Version;
import teal.verify.HealthReport;

/**
 * What can be adopted on a node, or is. A node that does not fit is left alone, with the reason.
 *
 * @param runs the version that people say runs there: it counts where the application reports none
 */
record AdoptableNode(ManagedApplication managed, String from, Optional<Version> runs, KnownArtifacts artifacts) {

    /** Two processes behind one port answer in turn, or by chance. */
    private static final int LOOKS = 5;

    @FunctionalInterface
    private interface Work {
        String on(AdoptedTree tree);
    }

    /** @throws IllegalArgumentException if no node can have it */
    static void checkDirectory(String from) {
        if (from.isBlank()) {
            return;
        }
        try {
            new AdoptedTree(from, new Version("0"), Optional.empty());
        } catch (InvalidSetting impossible) {
            throw new IllegalArgumentException(impossible.field() + ": " + impossible.getMessage(), impossible);
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
                versions.add(version(look).value());
            }
            boolean given = reported.isEmpty();
            runsIn = managed.deployer().adoption().directoriesInUse(node);
            if (versions.size() > 1) {
                throw new PermanentRefusal(node.name() + " answers with several versions ("
                        + String.join(", ", versions) + "): more than one is running there; stop all but one");
            }
            if (from.isBlank()) {
                return new OnNode(cluster, node.name(), reported, runsIn, false, "say which directory it runs from");
            }
            Version version = new Version(versions.iterator().next());
            String found = work.on(new AdoptedTree(from, version, artifacts.of(version)));
            return new OnNode(
                    cluster,
                    node.name(),
                    reported,
                    runsIn,
                    true,
                    found
                            + artifacts.remark(version)
                            + (given ? " (the version is as you gave it; the application reports none)" : ""));
        } catch (PermanentRefusal | TechnicalFailure | StaleAttempt | IllegalArgumentException refused) {
            return new OnNode(cluster, node.name(), reported, runsIn, false, Reason.of(refused));
        }
    }

    private Version version(HealthReport look) {
        if (!look.passed()) {
            throw new PermanentRefusal("only a healthy node is adopted: " + look.summary());
        }
        if (look.version().isEmpty() && runs.isEmpty()) {
            throw new PermanentRefusal(
                    "say which version runs there, since the application reports none: " + look.summary());
        }
        String version = look.version().orElseGet(() -> runs.orElseThrow().value());
        runs.filter(said -> !said.value().equals(version)).ifPresent(said -> {
            throw new PermanentRefusal(look.node() + " reports " + Quoted.text(version) + ", and not " + said);
        });
        return new Version(version);
    }
}
