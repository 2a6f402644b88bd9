package teal.lab.process;

/** Moments of a release in which it hurts most to be ended. Whoever acts waits for its answer, and does not get it. */
public enum CrashPoint {
    /** A part of an artifact is on a node. */
    UPLOADING,
    /** An update of the CNAME has arrived, and nothing was changed yet. */
    UPDATE_ARRIVED,
    /** The CNAME points elsewhere. */
    CNAME_MOVED,
    /** The command that makes a version current has arrived at a node, and nothing was changed yet. */
    SWITCH_ARRIVED,
    /** A node's link points at another version, which does not run yet. */
    LINK_SWITCHED,
    /** A node runs another version. */
    NODE_RESTARTED
}
