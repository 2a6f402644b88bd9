package teal.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import teal.board.ReleaseView;
import teal.process.variable.StepReport;

/**
 * A node's share of the time in which its cluster is rolled out.
 *
 * @param whole of the release's time, waits for caches and people included
 * @param changing from the choice of its batch until its cluster's next one is chosen, as seen from its place in the batch
 * @param steps what its own steps took
 * @param choosing its share of choosing the batches
 */
record NodeShare(int nodes, Duration whole, Duration changing, Duration steps, Duration choosing) {

    private static final String CHOOSING = "chooseNextNodes";

    private static final Set<String> OF_NODES =
            Set.of("takeOutOfService", "activateVersion", "checkHealth", "putBackInService");

    /** @param nodes in each of the two clusters */
    static NodeShare of(int nodes, int batch, ReleaseView release) {
        List<StepReport> steps = of(release, OF_NODES);
        List<StepReport> choices = of(release, Set.of(CHOOSING));
        int all = 2 * nodes;
        Duration changing = Stream.of("blue", "green")
                .map(cluster -> Stream.concat(steps.stream(), choices.stream())
                        .filter(report -> cluster.equals(report.cluster()))
                        .toList())
                .map(NodeShare::fromFirstToLast)
                .reduce(Duration.ZERO, Duration::plus);
        return new NodeShare(
                nodes,
                Duration.between(release.startedAt(), release.endedAt().orElseThrow())
                        .dividedBy(all),
                changing.multipliedBy(batch).dividedBy(all),
                sum(steps).dividedBy(all),
                sum(choices).multipliedBy(batch).dividedBy(all));
    }

    /** What is left: the engine, Teal between the steps, and waiting for the others of the batch. */
    private Duration between() {
        return changing.minus(steps).minus(choosing);
    }

    String text() {
        return String.format(
                "2 clusters of %d nodes: a node takes %d ms: its own four steps %d ms, its share of choosing %d ms, between the"
                        + " steps %d ms; the whole release takes %d ms a node",
                nodes,
                changing.toMillis(),
                steps.toMillis(),
                choosing.toMillis(),
                between().toMillis(),
                whole.toMillis());
    }

    private static List<StepReport> of(ReleaseView release, Set<String> names) {
        return release.evidence().stream()
                .filter(report -> names.contains(report.step()))
                .toList();
    }

    private static Duration sum(List<StepReport> steps) {
        return steps.stream().map(StepReport::took).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration fromFirstToLast(List<StepReport> steps) {
        return Duration.between(
                steps.stream()
                        .map(StepReport::at)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                steps.stream()
                        .map(step -> step.at().plus(step.took()))
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }
}
