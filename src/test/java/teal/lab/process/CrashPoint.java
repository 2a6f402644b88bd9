package teal.lab.process;

/** The most harmful moments to be killed in a release. The caller is waiting for an answer that it will never get. */
public enum CrashPoint {
    /** Part of an artifact is on a node. */
    UPLOADING,
    /** An update of the CNAME has arrived, and nothing has changed yet. */
    UPDATE_ARRIVED,
    /** The CNAME points elsewhere. */
    CNAME_MOVED,
    /** The command that makes a version current has arrived at a node, and nothing has changed yet. */
    SWITCH_ARRIVED,
    /** A node's link points at another version, which is not running yet. */
    LINK_SWITCHED,
    /** A node runs another version. */
    NODE_RESTARTED
}
