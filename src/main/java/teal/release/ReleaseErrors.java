package teal.release;

/** The error codes that steps throw and diagrams catch. */
public final class ReleaseErrors {

    /** The release cannot begin; nothing was changed. */
    public static final String RELEASE_REFUSED = "RELEASE_REFUSED";
    /** A check looked at the world and the answer is no. */
    public static final String CHECK_FAILED = "CHECK_FAILED";
    /** A step could not do its work, and repeating it does not help or was done often enough. */
    public static final String STEP_FAILED = "STEP_FAILED";
    /** The cluster that took over serves users badly. */
    public static final String LIVE_TRAFFIC_BAD = "LIVE_TRAFFIC_BAD";
    /** Someone wants the release to go back. */
    public static final String ROLL_BACK_DECIDED = "ROLL_BACK_DECIDED";

    private ReleaseErrors() {}
}
