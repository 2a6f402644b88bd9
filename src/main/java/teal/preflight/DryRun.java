package teal.preflight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import teal.board.Diagrams;
import teal.deploy.OtherDigest;
import teal.inventory.ApprovalSettings;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.preflight.Preview.ApprovalBy;
import teal.preflight.Preview.ArtifactSize;
import teal.preflight.Preview.FreezeTime;
import teal.preflight.Preview.Step;
import teal.process.dmn.ApprovalRule;
import teal.process.dmn.Circumstances;
import teal.process.dmn.Policies;
import teal.process.node.NodesAway;
import teal.process.request.ReleaseRequest;
import teal.process.request.ReleaseStarter;
import teal.process.step.Planner;
import teal.process.variable.ReleasePlan;
import teal.release.EarlyEnd;
import teal.release.PermanentRefusal;
import teal.release.TechnicalFailure;
import teal.release.Transcript;
import teal.release.Version;

/**
 * Finds out what a release would do, by the same checks and the same plan as a real one, and starts nothing. The artifact is
 * fetched and kept on Teal's host, where the release will find it; nothing else is written anywhere.
 */
@Component
public class DryRun {

    private final ReleaseStarter starter;
    private final Inventory inventory;
    private final NodesAway away;
    private final Policies policies;
    private final NewestFiles files;
    private final Diagrams diagrams;
    private final Estimate estimate;
    private final Clock clock;

    DryRun(
            ReleaseStarter starter,
            Inventory inventory,
            NodesAway away,
            Policies policies,
            NewestFiles files,
            Diagrams diagrams,
            Estimate estimate,
            Clock clock) {
        this.starter = starter;
        this.inventory = inventory;
        this.away = away;
        this.policies = policies;
        this.files = files;
        this.diagrams = diagrams;
        this.estimate = estimate;
        this.clock = clock;
    }

    /**
     * Refuses whatever {@link ReleaseStarter#start} refuses, as that does.
     *
     * @throws CannotPlan if a release would be refused, or stopped, by its plan
     */
    public Preview of(ReleaseRequest request) {
        String definition = starter.check(request);
        ManagedApplication managed = inventory.get(Objects.requireNonNull(request.application()));
        Version version = new Version(Objects.requireNonNull(request.version()));
        try {
            return preview(managed, version, request, definition);
        } catch (PermanentRefusal | TechnicalFailure e) {
            throw new CannotPlan(e);
        }
    }

    private Preview preview(ManagedApplication managed, Version version, ReleaseRequest request, String definition) {
        Optional<String> otherView = managed.traffic().otherView();
        Planner.Planned planned = Planner.of(managed, away.of(managed.name()))
                .plan(
                        new Planner.Wanted(
                                version,
                                managed.artifacts().addresses().of(request.artifact(), version),
                                Optional.ofNullable(request.sha256()).filter(digest -> !digest.isBlank()),
                                Boolean.TRUE.equals(request.replace()) ? OtherDigest.REPLACED : OtherDigest.REFUSED),
                        Transcript.NONE,
                        EarlyEnd.NEVER);
        ReleasePlan plan = planned.plan();
        Circumstances circumstances = Circumstances.of(managed, plan, version, clock.instant());
        PlannedNodes nodes = new PlannedNodes(managed, plan, version, planned.states());
        PlannedTimes times = new PlannedTimes(managed, policies, definition, circumstances);
        String process = process(managed, request);
        ApprovalBy approval = approval(managed, process, definition, circumstances);
        List<String> warnings = new ArrayList<>(planned.warnings());
        otherView.ifPresent(warnings::add);
        Estimate.Found took = estimate.of(managed.name(), times.least(plan));
        return new Preview(
                managed.name(),
                version.value(),
                process,
                new ArtifactSize(
                        plan.artifact().uri(),
                        plan.artifact().sha256(),
                        plan.artifact().size()),
                plan.live(),
                nodes.order(),
                nodes.why(),
                nodes.changes(),
                times.waits(plan, approval.needed()),
                approval,
                freezes(definition, circumstances),
                diagrams.steps(definition).stream()
                        .map(step -> new Step(step.name(), step.inside()))
                        .toList(),
                minutes(took.time()),
                took.from(),
                nodes.withoutWayBack(),
                warnings);
    }

    private static String process(ManagedApplication managed, ReleaseRequest request) {
        return Optional.ofNullable(request.process())
                .orElse(managed.settings().processes().get(0));
    }

    private static long minutes(Duration time) {
        return (time.toSeconds() + 59) / 60;
    }

    private ApprovalBy approval(
            ManagedApplication managed, String process, String definition, Circumstances circumstances) {
        ApprovalSettings usual = managed.settings().approval();
        if (!usual.isNeededBy(process)) {
            return new ApprovalBy(
                    false, List.of(), 0, "teal.applications." + managed.name() + ".approval.not-needed-by");
        }
        ApprovalRule rule = policies.approval(
                definition, circumstances, new ApprovalRule(Optional.ofNullable(usual.group()), usual.approvers()));
        Set<String> groups = rule.group().map(Set::of).orElseGet(files::approvers);
        return new ApprovalBy(
                true,
                List.copyOf(groups),
                rule.approvers(),
                "the table 'approval' for a change of kind '"
                        + circumstances.change().text() + "'");
    }

    private List<FreezeTime> freezes(String definition, Circumstances circumstances) {
        List<FreezeTime> found = new ArrayList<>();
        policies.freeze(definition, circumstances)
                .ifPresentOrElse(
                        freeze -> found.add(new FreezeTime(
                                freeze.name(),
                                Optional.empty(),
                                Optional.of(freeze.until().toInstant()))),
                        () -> policies.freezeAhead(definition, circumstances)
                                .ifPresent(freeze -> found.add(new FreezeTime(
                                        freeze.name(),
                                        Optional.<Instant>of(freeze.from().toInstant()),
                                        Optional.empty()))));
        return found;
    }
}
