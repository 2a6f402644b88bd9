package teal.release;

/** Waiting was ended early, as requested. It says nothing about what was waited for. */
public class EndedEarly extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EndedEarly() {
        super("the step stopped waiting, as requested");
    }
}
