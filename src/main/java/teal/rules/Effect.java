package teal.rules;

/** What a step does to the world, as far as the order of steps depends on it. */
public enum Effect {
    /** Looks, or does what needs no particular order. */
    NONE,
    /** Leads users to a cluster. */
    SWITCHES,
    /** Makes sure that every name server leads them there. */
    CONFIRMS,
    /** Makes another version run on a node: from then on the cluster is unverified. */
    ROLLS_OUT,
    /** Changes something else on a node. */
    CHANGES_NODES,
    /** One of the steps that a cluster has to pass before users may go there. */
    VERIFIES,
    /** Lets the release wait for hours or days. */
    WAITS,
    /** Begins the way back to the old version. */
    RESTORES
}
