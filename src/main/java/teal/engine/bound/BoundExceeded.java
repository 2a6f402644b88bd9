package teal.engine.bound;

import org.camunda.bpm.engine.ProcessEngineException;

/**
 * A release did more than its bounds allow. Without a cause, so that no error event of a diagram can catch it by its
 * class's name.
 */
final class BoundExceeded extends ProcessEngineException {

    private static final long serialVersionUID = 1L;

    /** @param found what the release did, and which setting allows how much */
    BoundExceeded(String found) {
        super(found);
    }

    /** The place is in the message; a thousand lines of the engine's would add nothing. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
