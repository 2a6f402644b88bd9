package teal.release;

/** Another attempt holds the step by now. Whoever is told so stops at once and changes nothing more. */
public class StaleAttempt extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleAttempt(String message) {
        super(message);
    }
}
