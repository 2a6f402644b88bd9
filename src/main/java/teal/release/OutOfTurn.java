package teal.release;

/** Another attempt holds the step by now. Whoever is told so stops at once and changes nothing more. */
public class OutOfTurn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OutOfTurn(String message) {
        super(message);
    }
}
