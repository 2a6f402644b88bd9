package teal.process.task;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/**
 * What a person submitted is refused, and nothing of it was taken over. The engine's REST API answers this kind of
 * exception as the sender's mistake, with its message, which Tasklist shows.
 */
public class RefusedAnswer extends FormFieldValidationException {

    private static final long serialVersionUID = 1L;

    public RefusedAnswer(String message) {
        super(message, message);
    }
}
