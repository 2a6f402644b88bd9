package teal.lab.programs;

/** How a program ended. */
public final class ExitCode {

    private ExitCode() {}

    /**
     * Waits for its end. {@link Process#onExit()} would look for an ended process by its number, and where another one has
     * that number by now, wait for that one.
     */
    public static int of(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a program runs", e);
        }
    }
}
