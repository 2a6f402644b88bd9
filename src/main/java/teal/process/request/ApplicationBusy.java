package teal.process.request;

/** Another release of the application is running. */
public final class ApplicationBusy extends RequestRefused {

    private static final long serialVersionUID = 1L;

    /** How holders begin that are no release. */
    public static final String WORK = "work on ";

    private final String runningRelease;

    ApplicationBusy(String application, String runningRelease) {
        super(application
                + (runningRelease.startsWith(WORK)
                        ? " is held by " + runningRelease + "; wait for it to end"
                        : " is already being released, by release " + runningRelease
                                + "; wait for it to end, or roll it back"));
        this.runningRelease = runningRelease;
    }

    /** Whether it is held by work on a node, and not by a release. */
    public boolean isWork() {
        return runningRelease.startsWith(WORK);
    }

    public String runningRelease() {
        return runningRelease;
    }
}
