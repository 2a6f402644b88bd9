package teal.process.request;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import teal.release.Reason;

/**
 * A request for a release is refused, and nothing of it is left. The engine's REST API reports this kind of exception as the
 * client's mistake, with its message, which Tasklist shows.
 */
public class RequestRefused extends FormFieldValidationException {

    private static final long serialVersionUID = 1L;

    RequestRefused(String message) {
        super(message, message);
    }

    RequestRefused(RuntimeException wrong) {
        super(Reason.of(wrong), Reason.of(wrong), wrong);
    }
}
