package teal.signin;

import jakarta.annotation.Priority;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;

/**
 * What the engine refuses for want of a right, in plain words; its own name permissions and resources. What exactly is
 * missing stays in the answer's other fields, for programs.
 */
@Priority(PlainRefusals.BEFORE_THE_ENGINES_OWN)
public class NotPermitted implements ExceptionMapper<AuthorizationException> {

    @Override
    public Response toResponse(AuthorizationException refused) {
        ExceptionDto told = ExceptionHandlerHelper.getInstance().fromException(refused);
        told.setMessage("your groups do not allow this; ask an administrator");
        return Response.status(Response.Status.FORBIDDEN)
                .entity(told)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
