package teal.engine.bound;

import org.jspecify.annotations.Nullable;
import teal.release.Setting;

/**
 * {@code teal.bounds}: how much a release may do, whatever its diagrams contain (docs/decisions/0033).
 *
 * @param elements elements of diagrams that one transaction may enter
 * @param jobs jobs that a release may run in one minute, in addition to those for its nodes
 * @param jobsPerNode the same for each node of its application
 * @param instances how often a multi-instance element may be executed
 * @param callDepth how deep processes may call each other
 * @param variables variables that one transaction may write
 * @param variableSize characters or bytes of one variable
 */
public record Bounds(
        Integer elements,
        Integer jobs,
        Integer jobsPerNode,
        Integer instances,
        Integer callDepth,
        Integer variables,
        Integer variableSize) {

    public Bounds(
            @Nullable Integer elements,
            @Nullable Integer jobs,
            @Nullable Integer jobsPerNode,
            @Nullable Integer instances,
            @Nullable Integer callDepth,
            @Nullable Integer variables,
            @Nullable Integer variableSize) {
        this.elements = Setting.within("elements", elements, 1_000, 100, 100_000);
        this.jobs = Setting.within("jobs", jobs, 500, 100, 1_000_000);
        this.jobsPerNode = Setting.within("jobs-per-node", jobsPerNode, 50, 10, 10_000);
        this.instances = Setting.within("instances", instances, 1_000, 10, 100_000);
        this.callDepth = Setting.within("call-depth", callDepth, 20, 5, 100);
        this.variables = Setting.within("variables", variables, 5_000, 500, 1_000_000);
        this.variableSize = Setting.within("variable-size", variableSize, 4_000_000, 100_000, 100_000_000);
    }

    /** As they are if nothing is set. */
    static Bounds defaults() {
        return new Bounds(null, null, null, null, null, null, null);
    }

    /** The jobs that a release of an application with this number of nodes may run in one minute. */
    int jobsFor(int nodes) {
        return jobs + jobsPerNode * nodes;
    }
}
