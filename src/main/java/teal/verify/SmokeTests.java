package teal.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import teal.release.Cluster;
import teal.release.Node;
import teal.release.Quoted;
import teal.release.SideBySide;
import teal.release.Transcript;
import teal.release.Version;

/** Runs every smoke test on every node, then the company's own script. */
final class SmokeTests {

    private static final int NODES_AT_ONCE = 8;
    private static final int NAMED = 3;

    private final VerificationSettings settings;
    private final Probe probe;

    SmokeTests(VerificationSettings settings, Probe probe) {
        this.settings = settings;
        this.probe = probe;
    }

    SmokeReport run(Cluster cluster, Function<Node, Version> versions, Transcript transcript) {
        if (settings.smokeTests().isEmpty() && settings.script().isEmpty()) {
            String none = cluster.name() + ": nothing was tested; set smoke-tests or smoke-script";
            return new SmokeReport(true, none, List.of(), "");
        }
        List<CheckResult> checks =
                SideBySide.each(cluster.nodes(), NODES_AT_ONCE, node -> checks(node, versions.apply(node))).stream()
                        .flatMap(List::stream)
                        .toList();
        List<CheckResult> failed =
                checks.stream().filter(check -> !check.passed()).toList();
        if (!failed.isEmpty()) {
            // The script runs only on a cluster that has passed so far; it may take minutes.
            return new SmokeReport(false, failure(cluster, checks, failed), checks, "");
        }
        String good = cluster.name() + ": " + checks.size() + " checks on "
                + cluster.nodes().size() + " nodes passed";
        return settings.script()
                .map(script -> scripted(script, cluster, versions, transcript, good, checks))
                .orElseGet(() -> new SmokeReport(true, good, checks, ""));
    }

    /** Once for each version that the nodes are to run, because each run gets a single version. */
    private SmokeReport scripted(
            SmokeScript script,
            Cluster cluster,
            Function<Node, Version> versions,
            Transcript transcript,
            String good,
            List<CheckResult> checks) {
        Map<Version, List<Node>> parts = cluster.nodes().stream()
                .collect(Collectors.groupingBy(versions, LinkedHashMap::new, Collectors.toList()));
        List<ScriptRun> runs = new ArrayList<>();
        for (Map.Entry<Version, List<Node>> part : parts.entrySet()) {
            Cluster nodes = new Cluster(cluster.name(), cluster.target(), cluster.entrances(), part.getValue());
            ScriptRun run = ScriptRun.of(script, nodes, part.getKey(), settings.hostHeader(), transcript);
            runs.add(run);
            if (!run.passed()) {
                break;
            }
        }
        return new SmokeReport(
                runs.stream().allMatch(ScriptRun::passed),
                good + "; " + runs.stream().map(ScriptRun::summary).collect(Collectors.joining("; ")),
                checks,
                runs.stream().map(ScriptRun::output).collect(Collectors.joining()));
    }

    private static String failure(Cluster cluster, List<CheckResult> checks, List<CheckResult> failed) {
        return failed.stream()
                .limit(NAMED)
                .map(check -> check.node() + " '" + check.name() + "': " + check.found())
                .collect(Collectors.joining(
                        "; ",
                        cluster.name() + ": " + failed.size() + " of " + checks.size() + " checks failed: ",
                        failed.size() > NAMED ? "; and " + (failed.size() - NAMED) + " more" : ""));
    }

    private List<CheckResult> checks(Node node, Version version) {
        return settings.smokeTests().stream()
                .map(test -> check(node, test.of(version)))
                .toList();
    }

    private CheckResult check(Node node, SmokeTest test) {
        Reply reply = probe.ask(node.http(), test.path(), test.within());
        Optional<String> trouble = trouble(reply, test);
        String found = trouble.map(wanted -> wanted + reply.found()).orElse("status " + reply.status());
        return new CheckResult(node.name(), test.name(), trouble.isEmpty(), found, reply.took());
    }

    /** What is wrong with the reply, as the beginning of a sentence that ends with the reply. */
    private static Optional<String> trouble(Reply reply, SmokeTest test) {
        if (!reply.arrived()) {
            return Optional.of("");
        }
        if (reply.status() != test.status()) {
            return Optional.of("expected status " + test.status() + ", found ");
        }
        if (test.text() != null && !reply.body().contains(test.text())) {
            return Optional.of("expected the text " + Quoted.text(test.text()) + ", found ");
        }
        if (test.json() != null && test.value() != null) {
            Optional<String> found = Json.at(test.json(), reply.body());
            return found.equals(Optional.of(test.value()))
                    ? Optional.empty()
                    : Optional.of("expected " + Quoted.text(test.value()) + " at " + test.json() + ", found "
                            + found.map(Quoted::text).orElse("nothing") + " in ");
        }
        return Optional.empty();
    }
}
