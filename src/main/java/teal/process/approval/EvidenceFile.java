package teal.process.approval;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import teal.access.PeopleNames;
import teal.inventory.ManagedApplication;
import teal.process.variable.Approvals;
import teal.process.variable.Evidence;
import teal.process.variable.Evidence.Answer;
import teal.process.variable.Evidence.Check;
import teal.process.variable.Evidence.Fact;
import teal.process.variable.Evidence.NodeVersion;
import teal.process.variable.Evidence.Remark;
import teal.process.variable.Evidence.WarmUp;
import teal.process.variable.Json;
import teal.process.variable.ReleasePlan;
import teal.process.variable.RequestLinks;
import teal.process.variable.StepReport;
import teal.release.Cluster;
import teal.release.Node;
import teal.release.ShownTime;
import teal.release.Version;
import teal.traffic.TrafficSettings;
import teal.verify.NodeWarmUp;
import teal.verify.SmokeReport;
import teal.verify.WarmUpReport;

/** What the steps of a release recorded, worded for approvers. */
record EvidenceFile(
        ManagedApplication managed, ReleasePlan plan, Version version, List<StepReport> reports, PeopleNames names) {

    Evidence show(Requester requester, Approvals approvals, String askedAgain, RequestLinks.Given about) {
        AfterApproval after = new AfterApproval(managed, plan, version);
        List<NodeWarmUp> warmUps = last("warmUp")
                .map(report -> Json.read(report.details(), WarmUpReport.class).nodes())
                .orElse(List.of());
        WarmUpChart chart = new WarmUpChart(
                warmUps, managed.settings().verification().warmUp().limit());
        return new Evidence(
                question(),
                askedAgain,
                after.yes(approvals),
                after.no(),
                Stream.concat(after.tryOut().stream(), about.links().stream()).toList(),
                Stream.concat(request(requester).stream(), about.texts().stream())
                        .toList(),
                effects(),
                Stream.concat(unknownPerson(requester), remarks(reports).stream())
                        .toList(),
                checks(last("runSmokeTests")),
                warmUps.stream().map(EvidenceFile::warmUp).toList(),
                chart.dataUri(),
                chart.text(),
                nodes(),
                approvals.counting().stream().map(this::answer).toList(),
                approvals.missing() + " of " + approvals.needed(),
                plan);
    }

    private String question() {
        if (plan.newRecord()) {
            return "Let " + managed.name() + "'s first users come to " + plan.first() + " (" + version + ")?";
        }
        return "Switch " + managed.name() + "'s users from " + plan.second() + " (" + versionsBefore(plan.second())
                + ") to " + plan.first() + " (" + version + ")?";
    }

    private List<Fact> request(Requester requester) {
        var artifact = plan.artifact();
        return List.of(
                new Fact(
                        "Requested by",
                        requester.text(names::of) + ", "
                                + ShownTime.in(managed.settings().zone(), requester.at())),
                new Fact("Artifact", artifact.fileName()),
                new Fact("Size", Readable.size(artifact.size())),
                new Fact("SHA-256", artifact.sha256()),
                new Fact("Fetched from", artifact.uri()));
    }

    private List<Fact> effects() {
        TrafficSettings traffic = managed.settings().traffic();
        Cluster from = managed.application().cluster(plan.second());
        Cluster to = managed.application().cluster(plan.first());
        String within = Readable.duration(traffic.ttl().plus(traffic.cacheMargin()));
        if (plan.newRecord()) {
            return List.of(
                    new Fact("DNS", "the CNAME " + traffic.record() + " will be created and point at " + to.target()),
                    new Fact("How to undo it", "roll the release back: the record is removed again"),
                    new Fact("Time to undo it", "about " + within + ", without another approval"));
        }
        return List.of(
                new Fact(
                        "DNS",
                        "the CNAME " + traffic.record() + " will point at " + to.target() + " instead of "
                                + from.target()),
                new Fact("All users moved", "about " + within + " after the switch, once caches have expired"),
                new Fact(
                        "How to undo it",
                        "roll the release back: " + from.name() + " keeps running " + versionsBefore(from.name())
                                + " while live traffic is watched for "
                                + Readable.duration(managed.settings()
                                        .verification()
                                        .watch()
                                        .bake())
                                + "; if live traffic is bad, users are moved back automatically"),
                new Fact("Time to undo it", "about " + within + ", without another approval"));
    }

    /** Four eyes cannot hold for somebody whom nobody knows. */
    static Stream<Remark> unknownPerson(Requester requester) {
        return Stream.of(requester)
                .filter(Requester::isUnknownPerson)
                .map(unknown -> new Remark("Warning: " + unknown.user() + " named nobody for whom it acts, which the"
                        + " inventory allows. Teal cannot keep the person who started it from approving here"));
    }

    /** What the plan warned of, and failed checks that someone accepted. */
    static List<Remark> remarks(List<StepReport> reports) {
        Stream<String> warnings = last(reports, "planRelease").stream()
                .flatMap(report ->
                        StreamSupport.stream(report.details().path("warnings").spliterator(), false))
                .map(warning -> "Warning: " + warning.asText());
        Stream<String> accepted = reports.stream()
                .filter(report -> report.accepted() != null)
                .map(report -> report.step() + ": " + report.summary() + " Accepted: " + report.accepted());
        return Stream.concat(warnings, accepted).map(Remark::new).toList();
    }

    /** Also says that there were none: an empty table would look as if it had not been filled in yet. */
    static List<Check> checks(Optional<StepReport> tested) {
        return tested.map(EvidenceFile::checks).orElseGet(() -> List.of(untested("no smoke tests were run")));
    }

    private static List<Check> checks(StepReport report) {
        SmokeReport smoke = Json.read(report.details(), SmokeReport.class);
        if (smoke.checks().isEmpty()) {
            return List.of(untested(report.summary()));
        }
        return smoke.checks().stream()
                .map(check -> new Check(
                        check.node(),
                        check.name(),
                        (check.passed() ? "passed: " : "FAILED: ") + check.found(),
                        Readable.milliseconds(check.took())))
                .toList();
    }

    private static Check untested(String why) {
        return new Check("all nodes", "NO SMOKE TESTS", why, "");
    }

    private static WarmUp warmUp(NodeWarmUp node) {
        return new WarmUp(
                node.node(),
                node.requests(),
                node.failures(),
                WarmUpChart.at(node, 0),
                WarmUpChart.at(node, node.windows().size() - 1),
                node.answers());
    }

    private Answer answer(Approvals.Approval given) {
        return new Answer(
                names.of(given.by()),
                given.approved() ? "yes" : "no",
                given.comment(),
                ShownTime.in(managed.settings().zone(), given.at()));
    }

    private List<NodeVersion> nodes() {
        return managed.application().clusters().stream()
                .flatMap(cluster -> cluster.nodes().stream()
                        .map(node -> new NodeVersion(
                                cluster.name(),
                                node.name(),
                                before(node),
                                cluster.name().equals(plan.first()) ? version.value() + confirmed() : before(node))))
                .toList();
    }

    private String confirmed() {
        return managed.settings().verification().version().isConfirmed()
                ? ""
                : " (not confirmed by the application itself)";
    }

    private String versionsBefore(String cluster) {
        return managed.application().cluster(cluster).nodes().stream()
                .map(this::before)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private String before(Node node) {
        return plan.before(node).map(Version::value).orElse("no version");
    }

    private Optional<StepReport> last(String step) {
        return last(reports, step);
    }

    private static Optional<StepReport> last(List<StepReport> reports, String step) {
        return reports.stream().filter(report -> report.step().equals(step)).reduce((earlier, later) -> later);
    }
}
