package teal.process.task;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/**
 * A person's submission is refused, and none of it was applied. The engine's REST API reports this kind of exception as
 * the client's mistake, with its message, which Tasklist shows.
 */
public class RefusedAnswer extends FormFieldValidationException {

    private static final long serialVersionUID = 1L;

    public RefusedAnswer(String message) {
        super(message, message);
    }

    protected RefusedAnswer(String message, Throwable cause) {
        super(message, message, cause);
    }
}
