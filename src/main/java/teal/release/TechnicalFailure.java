package teal.release;

/** Something failed that may work when retried: a time-out, a lost connection, a full disk. */
public class TechnicalFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TechnicalFailure(String message) {
        super(message);
    }

    public TechnicalFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
