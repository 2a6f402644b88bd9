package teal.signin;

import jakarta.annotation.Priority;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Optional;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import teal.release.Reason;

/**
 * Passes on Teal's refusal of a request or an answer as it is. The engine's API would put "Cannot instantiate process
 * definition ..." or "Cannot submit task form ..." with an id before it, and people read that in Tasklist.
 */
@Priority(PlainRefusals.BEFORE_THE_ENGINES_OWN)
public class PlainRefusals implements ExceptionMapper<RestException> {

    static final int BEFORE_THE_ENGINES_OWN = 1;

    @Override
    public Response toResponse(RestException refused) {
        Response answer = ExceptionHandlerHelper.getInstance().getResponse(refused);
        return refusal(refused)
                .filter(text -> answer.getEntity() instanceof ExceptionDto)
                .map(text -> plain(answer, text))
                .orElse(answer);
    }

    private static Response plain(Response answer, String text) {
        ExceptionDto told = (ExceptionDto) answer.getEntity();
        told.setMessage(text);
        // Some of the engine's resources would call it an error of the server.
        return Response.status(Response.Status.BAD_REQUEST)
                .entity(told)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static Optional<String> refusal(RestException refused) {
        for (Throwable cause = refused.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof FormFieldValidationException teals) {
                return Optional.of(Reason.of(teals));
            }
        }
        return Optional.empty();
    }
}
