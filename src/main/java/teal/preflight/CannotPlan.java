package teal.preflight;

import teal.release.Reason;

/**
 * The release would not get past its plan: refused, in the same words, or stopped until somebody answers who does not answer
 * now.
 */
public final class CannotPlan extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotPlan(RuntimeException cause) {
        super(Reason.of(cause), cause);
    }
}
