package teal.engine.bound;

import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;

/** An expression of a diagram that cannot be evaluated. */
final class UnusableExpression extends ProcessEngineException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable FaultPlace place;

    /** @param cause what the engine looks at to tell kinds of failures apart: the original's own cause */
    UnusableExpression(String found, @Nullable FaultPlace place, @Nullable Throwable cause) {
        super(found, cause);
        this.place = place;
    }

    /** The element that the expression belongs to, if it is known. */
    @Nullable
    FaultPlace place() {
        return place;
    }
}
