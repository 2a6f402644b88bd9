package teal.release;

/** The error codes that steps throw and diagrams catch. */
public final class ReleaseErrors {

    /** The release cannot start; nothing was changed. */
    public static final String RELEASE_REFUSED = "RELEASE_REFUSED";
    /** A check was made, and its answer is no. */
    public static final String CHECK_FAILED = "CHECK_FAILED";
    /** A step failed, and retrying does not help or the retries are used up. */
    public static final String STEP_FAILED = "STEP_FAILED";
    /** The cluster that took over does not serve users well. */
    public static final String LIVE_TRAFFIC_BAD = "LIVE_TRAFFIC_BAD";
    /** Somebody decided to roll the release back. */
    public static final String ROLL_BACK_DECIDED = "ROLL_BACK_DECIDED";

    private ReleaseErrors() {}
}
