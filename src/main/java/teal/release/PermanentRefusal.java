package teal.release;

/** The other side refused, and retrying cannot help until a person changes something: a wrong key, a missing right. */
public class PermanentRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PermanentRefusal(String message) {
        super(message);
    }

    public PermanentRefusal(String message, Throwable cause) {
        super(message, cause);
    }
}
