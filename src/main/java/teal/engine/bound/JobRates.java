package teal.engine.bound;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.process.variable.ReleaseVariables;

/**
 * How many jobs each release runs in a minute: steps, repeats, reminders and all other timers. Process instances without
 * an application are counted together by their process, because such an instance may do nothing but start the next one.
 */
final class JobRates {

    private final Bounds bounds;
    private final Inventory inventory;
    private final Clock clock;
    private final Map<String, JobRate> rates = new ConcurrentHashMap<>();

    JobRates(Bounds bounds, Inventory inventory, Clock clock) {
        this.bounds = bounds;
        this.inventory = inventory;
        this.clock = clock;
    }

    /** Counts the job, or returns what is wrong if it is one too many. */
    Optional<String> count(JobEntity job) {
        if (job.getProcessDefinitionKey() == null) {
            return Optional.empty(); // the engine's own clean-up
        }
        Instant now = clock.instant();
        JobRate rate = rate(job, now);
        return rate.allows(now) || allowsOnTheWayBack(job, now)
                ? Optional.empty()
                : Optional.of("ran more than " + rate.allowed() + " jobs in one minute (teal.bounds.jobs and"
                        + " teal.bounds.jobs-per-node); this usually is a circle that passes no person and no long"
                        + " timer. The release stays stopped until none of its jobs has been tried for a minute");
    }

    /** A roll-back ends what ran wild: it has a count of its own. */
    private boolean allowsOnTheWayBack(JobEntity job, Instant now) {
        ExecutionEntity execution = job.getExecution();
        ExecutionEntity root = execution == null ? null : root(execution);
        return root != null
                && ReleaseVariables.RESTORE.find(root).orElse(false)
                && rates.computeIfAbsent(
                                root.getProcessInstanceId() + " on the way back",
                                id -> new JobRate(bounds.jobsFor(allNodes()), now))
                        .allows(now);
    }

    private JobRate rate(JobEntity job, Instant now) {
        String instance = job.getProcessInstanceId();
        JobRate known = instance == null ? null : rates.get(instance);
        if (known != null) {
            return known;
        }
        forgetIdle(now);
        ExecutionEntity execution = job.getExecution();
        ExecutionEntity root = execution == null ? null : root(execution);
        Optional<ManagedApplication> application = root == null
                ? Optional.empty()
                : ReleaseVariables.APPLICATION.find(root).flatMap(inventory::find);
        JobRate rate = application
                .map(managed -> rates.computeIfAbsent(
                        root.getProcessInstanceId(), id -> new JobRate(bounds.jobsFor(nodes(managed)), now)))
                .orElseGet(() -> rates.computeIfAbsent(
                        "process " + job.getProcessDefinitionKey(),
                        process -> new JobRate(bounds.jobsFor(allNodes()), now)));
        if (instance != null) {
            rates.put(instance, rate);
        }
        return rate;
    }

    private static ExecutionEntity root(ExecutionEntity execution) {
        ExecutionEntity root = execution.getProcessInstance();
        while (root.getSuperExecution() != null) {
            root = root.getSuperExecution().getProcessInstance();
        }
        return root;
    }

    private void forgetIdle(Instant now) {
        rates.values().removeIf(rate -> rate.isIdle(now));
    }

    private int allNodes() {
        return inventory.all().stream().mapToInt(JobRates::nodes).sum();
    }

    private static int nodes(ManagedApplication managed) {
        return managed.application().clusters().stream()
                .map(cluster -> cluster.nodes())
                .mapToInt(Collection::size)
                .sum();
    }
}
