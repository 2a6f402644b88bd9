package teal.rules;

/** What a step does to the outside world, as far as the order of steps depends on it. */
public enum Effect {
    /** Only reads, or does something for which order does not matter. */
    NONE,
    /** Switches users to a cluster. */
    SWITCHES,
    /** Confirms that every name server sends users there. */
    CONFIRMS,
    /** Changes the version on a node: from then on the cluster is unverified. */
    ROLLS_OUT,
    /** Changes something else on a node. */
    CHANGES_NODES,
    /** One of the steps that a cluster must pass before users may be sent there. */
    VERIFIES,
    /** May make the release wait for hours or days. */
    WAITS,
    /** Begins the roll-back to the old version. */
    RESTORES
}
