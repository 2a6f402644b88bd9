package teal.process;

/** The signed-in user may not do this. */
public final class NotAllowed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAllowed(String message) {
        super(message);
    }

    NotAllowed(String message, Throwable cause) {
        super(message, cause);
    }
}
