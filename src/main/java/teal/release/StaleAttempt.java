package teal.release;

/** Another attempt now holds the step. The caller must stop at once and change nothing more. */
public class StaleAttempt extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleAttempt(String message) {
        super(message);
    }
}
