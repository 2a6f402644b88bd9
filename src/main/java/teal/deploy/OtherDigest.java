package teal.deploy;

/** What becomes of a version that is on a node already, but came from another artifact than the one that is wanted. */
public enum OtherDigest {

    /** It stays, and the wanted one is refused: one name for two artifacts leaves open which of them runs. */
    REFUSED,

    /** It gives way, unless the node runs it. */
    REPLACED
}
