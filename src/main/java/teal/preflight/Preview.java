package teal.preflight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a release would do, if it were requested now.
 *
 * @param process that it would run, by its id
 * @param live the cluster that users are on
 * @param order the clusters that would be upgraded, in this order; empty if nothing has to be changed
 * @param why the first one goes first
 * @param waits what it would wait for, without failures
 * @param freezes those that hold now or begin soon
 * @param steps of its process, in order
 * @param minutes how long it would take without people's answers, rounded up
 * @param minutesFrom what that is taken from
 * @param withoutWayBack nodes that could not go back to what they run now
 * @param warnings what may go wrong later, and can still be put right
 */
public record Preview(
        String application,
        String version,
        String process,
        ArtifactSize artifact,
        String live,
        List<String> order,
        String why,
        List<NodeChange> nodes,
        List<Wait> waits,
        ApprovalBy approval,
        List<FreezeTime> freezes,
        List<Step> steps,
        long minutes,
        String minutesFrom,
        List<String> withoutWayBack,
        List<String> warnings) {

    /** @param bytes of the artifact itself */
    public record ArtifactSize(String uri, String sha256, long bytes) {}

    /**
     * @param from the version that is current there; absent if there is none
     * @param staged whether the version is there already, so that nothing is uploaded
     * @param uploadBytes to this node
     * @param wayBack the version that it would go back to; absent if there is none
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record NodeChange(
            String cluster,
            String node,
            Optional<String> from,
            String to,
            boolean staged,
            long uploadBytes,
            Optional<String> wayBack) {}

    /**
     * @param seconds how long, or how long at most
     * @param atMost whether it may be over sooner
     */
    public record Wait(String what, long seconds, boolean atMost) {}

    /**
     * @param needed whether users would reach the version only after an approval
     * @param groups asked for it
     * @param approvers how many different people have to approve
     * @param rule where that is written
     */
    public record ApprovalBy(boolean needed, List<String> groups, int approvers, String rule) {}

    /**
     * @param from absent if it holds now
     * @param until absent if it only begins later
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record FreezeTime(String name, Optional<Instant> from, Optional<Instant> until) {}

    /** @param inside the steps of the process that it calls */
    public record Step(String name, List<String> inside) {}
}
