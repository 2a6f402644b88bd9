package teal.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import teal.inventory.ManagedApplication;
import teal.release.Cluster;
import teal.release.Version;

/** What an approver looks at, in the words of the form. */
public record Evidence(
        String question,
        String artifact,
        String effect,
        String undo,
        List<Check> checks,
        List<WarmUp> warmUp,
        List<NodeVersion> nodes) {

    public record Check(String node, String check, String result, String time) {}

    public record WarmUp(String node, int requests, String first, String last) {}

    public record NodeVersion(String cluster, String node, String before, String now) {}

    public static Evidence of(ManagedApplication managed, ReleasePlan plan, Version version, List<StepReport> reports) {
        Cluster first = managed.application().cluster(plan.first());
        String old = first.nodes().stream()
                .flatMap(node -> plan.before(node).stream())
                .map(Version::value)
                .findFirst()
                .orElse("no version");
        var traffic = managed.settings().traffic();
        return new Evidence(
                "Switch " + managed.name() + "'s users from " + plan.second() + " (" + old + ") to " + plan.first()
                        + " (" + version + ")?",
                plan.artifact().fileName() + ", " + plan.artifact().size() + " bytes, SHA-256 "
                        + plan.artifact().sha256(),
                traffic.record() + " will point at " + first.target() + "; all users have moved after about "
                        + seconds(traffic.ttl().plus(traffic.cacheMargin())),
                plan.second() + " keeps running " + old
                        + " during the watch; rolling back leads users there again within "
                        + seconds(traffic.ttl().plus(traffic.cacheMargin())),
                last(reports, "runSmokeTests").map(Evidence::checks).orElse(List.of()),
                last(reports, "warmUp").map(Evidence::warmUps).orElse(List.of()),
                nodes(managed, plan, version));
    }

    private static List<Check> checks(StepReport report) {
        return list(report.details().path("checks"))
                .map(check -> new Check(
                        check.path("node").asText(),
                        check.path("name").asText(),
                        (check.path("passed").asBoolean() ? "passed: " : "FAILED: ")
                                + check.path("found").asText(),
                        milliseconds(check.path("took").asText())))
                .toList();
    }

    private static List<WarmUp> warmUps(StepReport report) {
        return list(report.details().path("nodes"))
                .map(node -> new WarmUp(
                        node.path("node").asText(),
                        node.path("requests").asInt(),
                        p95(node.path("windows"), 0),
                        p95(node.path("windows"), node.path("windows").size() - 1)))
                .toList();
    }

    private static List<NodeVersion> nodes(ManagedApplication managed, ReleasePlan plan, Version version) {
        return managed.application().clusters().stream()
                .flatMap(cluster -> cluster.nodes().stream()
                        .map(node -> new NodeVersion(
                                cluster.name(),
                                node.name(),
                                plan.before(node).map(Version::value).orElse("none"),
                                cluster.name().equals(plan.first())
                                        ? version.value()
                                        : plan.before(node).map(Version::value).orElse("none"))))
                .toList();
    }

    private static Optional<StepReport> last(List<StepReport> reports, String step) {
        return reports.stream().filter(report -> report.step().equals(step)).reduce((earlier, later) -> later);
    }

    private static java.util.stream.Stream<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String p95(JsonNode windows, int index) {
        JsonNode window = windows.path(index);
        return window.isMissingNode() ? "" : milliseconds(window.path("p95").asText());
    }

    private static String milliseconds(String duration) {
        return duration.isEmpty() ? "" : Duration.parse(duration).toMillis() + " ms";
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
