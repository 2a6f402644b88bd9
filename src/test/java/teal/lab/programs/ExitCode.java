package teal.lab.programs;

/** How a program ended. */
public final class ExitCode {

    private ExitCode() {}

    /**
     * Waits for it to end. {@link Process#onExit()} would look an ended process up by its pid, and if another has that pid
     * by now, wait for that one.
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
