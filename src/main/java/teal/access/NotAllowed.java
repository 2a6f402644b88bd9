package teal.access;

/** The signed-in user may not do this. */
public final class NotAllowed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotAllowed(String message) {
        super(message);
    }

    public NotAllowed(String message, Throwable cause) {
        super(message, cause);
    }
}
