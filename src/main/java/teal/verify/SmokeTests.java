package teal.verify;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import teal.release.Cluster;
import teal.release.EarlyEnd;
import teal.release.Node;
import teal.release.SideBySide;
import teal.release.Transcript;
import teal.release.Version;

/** Runs every smoke test on every node or entrance that it is for, then the company's own script. */
final class SmokeTests {

    private static final int AT_ONCE = 8;
    private static final int NAMED = 3;

    private final VerificationSettings settings;
    private final Probe probe;
    private final Clock clock;
    private final HealthCheck health;

    SmokeTests(VerificationSettings settings, Probe probe, HealthCheck health, Clock clock) {
        this.settings = settings;
        this.probe = probe;
        this.clock = clock;
        this.health = health;
    }

    SmokeReport run(Cluster cluster, Function<Node, Version> versions, Transcript transcript, EarlyEnd end) {
        List<CheckResult> checks = SideBySide.each(
                        Through.BOTH.targets(cluster), AT_ONCE, target -> checked(target, cluster, versions, end))
                .stream()
                .flatMap(List::stream)
                .toList();
        List<CheckResult> failed =
                checks.stream().filter(check -> !check.passed()).toList();
        if (!failed.isEmpty()) {
            // The script runs only on a cluster that has passed so far; it may take minutes.
            return report(false, failure(cluster, checks, failed), checks, "");
        }
        List<ScriptRun> runs = settings.script()
                .map(script -> scripted(script, cluster, versions, transcript, end))
                .orElse(List.of());
        boolean redirected =
                runs.isEmpty() && !checks.isEmpty() && checks.stream().allMatch(CheckResult::isRedirect);
        List<String> ailing = health.troubles(cluster.nodes(), versions);
        String summary = Stream.of(
                        Stream.of(cluster.name() + ": " + tested(cluster, checks, runs)),
                        redirected
                                ? Stream.of("every answer was a redirect, so nothing was tested; test pages too")
                                : Stream.<String>empty(),
                        runs.stream().map(ScriptRun::summary),
                        ailing.stream().map(trouble -> "afterwards " + trouble))
                .flatMap(found -> found)
                .collect(Collectors.joining("; "));
        return report(
                runs.stream().allMatch(ScriptRun::passed) && !redirected && ailing.isEmpty(),
                summary,
                checks,
                runs.stream().map(ScriptRun::output).collect(Collectors.joining()));
    }

    /** Behind an entrance may be any node: where they run different versions, no test there can be about one of them. */
    private List<CheckResult> checked(Target target, Cluster cluster, Function<Node, Version> versions, EarlyEnd end) {
        List<Version> wanted = cluster.nodes().stream()
                .filter(node -> target.isEntrance() || node.name().equals(target.name()))
                .map(versions)
                .distinct()
                .toList();
        List<SmokeTest> tests = settings.smokeTests().stream()
                .filter(test -> test.asks(target) && (wanted.size() == 1 || !test.isAboutVersion()))
                .map(test -> test.of(wanted.get(0)))
                .toList();
        return new NodeSmokeTests(target, tests, probe, clock).run(end);
    }

    private static SmokeReport report(boolean passed, String summary, List<CheckResult> checks, String output) {
        return new SmokeReport(passed, summary, checks, CheckResult.statuses(checks), output);
    }

    private static String tested(Cluster cluster, List<CheckResult> checks, List<ScriptRun> runs) {
        if (checks.isEmpty()) {
            return runs.isEmpty() ? SmokeReport.NOTHING_TESTED : "no smoke tests, only the script";
        }
        long entrances = checks.stream()
                .map(CheckResult::node)
                .filter(name -> cluster.entrances().stream()
                        .anyMatch(entrance -> entrance.toString().equals(name)))
                .distinct()
                .count();
        return checks.size() + " checks on " + cluster.nodes().size() + " nodes"
                + (entrances == 0 ? "" : " and " + entrances + (entrances == 1 ? " entrance" : " entrances"))
                + " passed ("
                + Statuses.text(CheckResult.statuses(checks)) + ")";
    }

    /** Once for each version that the nodes are to run, because each run gets a single version. */
    private List<ScriptRun> scripted(
            SmokeScript script,
            Cluster cluster,
            Function<Node, Version> versions,
            Transcript transcript,
            EarlyEnd end) {
        Map<Version, List<Node>> parts = cluster.nodes().stream()
                .collect(Collectors.groupingBy(versions, LinkedHashMap::new, Collectors.toList()));
        List<ScriptRun> runs = new ArrayList<>();
        for (Map.Entry<Version, List<Node>> part : parts.entrySet()) {
            Cluster nodes = cluster.with(part.getValue());
            ScriptRun run = ScriptRun.of(script, nodes, part.getKey(), settings.hostHeader(), transcript, end);
            runs.add(run);
            if (!run.passed()) {
                break;
            }
        }
        return runs;
    }

    private static String failure(Cluster cluster, List<CheckResult> checks, List<CheckResult> failed) {
        return failed.stream()
                .limit(NAMED)
                .map(check -> check.node() + " '" + check.name() + "': " + check.found())
                .collect(Collectors.joining(
                        "; ",
                        cluster.name() + ": " + failed.size() + " of " + checks.size() + " checks failed ("
                                + Statuses.text(CheckResult.statuses(checks)) + "): ",
                        failed.size() > NAMED ? "; and " + (failed.size() - NAMED) + " more" : ""));
    }
}
