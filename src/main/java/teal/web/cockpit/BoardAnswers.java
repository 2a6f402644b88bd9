package teal.web.cockpit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.Response.Status;
import java.util.function.Supplier;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.springframework.web.context.support.WebApplicationContextUtils;
import teal.access.NotAllowed;
import teal.access.ReleaseRights;
import teal.inventory.Inventory;
import teal.nodeactions.NodeMaintenance;
import teal.preflight.CannotPlan;
import teal.process.request.ApplicationBusy;
import teal.process.request.RequestRefused;
import teal.process.variable.Json;
import teal.release.PermanentRefusal;
import teal.release.Reason;
import teal.release.StaleAttempt;
import teal.release.TechnicalFailure;
import teal.releaseactions.RollbackRequests;
import teal.token.Tokens;
import teal.web.UnreadableBody;

/** Answers the board's pages with JSON, or with an error that is a sentence for people. */
final class BoardAnswers {

    private final ServletContext web;

    BoardAnswers(ServletContext web) {
        this.web = web;
    }

    /** A part of Teal. */
    <T> T part(Class<T> type) {
        return WebApplicationContextUtils.getRequiredWebApplicationContext(web).getBean(type);
    }

    /**
     * What a page has sent, as strictly as the API reads it.
     *
     * @throws IllegalArgumentException if it cannot be read, with a sentence for people
     */
    <T> T read(String body, Class<T> type) {
        try {
            T read = part(ObjectMapper.class).readValue(body, type);
            if (read == null) {
                throw new IllegalArgumentException(UnreadableBody.reason(null));
            }
            return read;
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(UnreadableBody.reason(unreadable), unreadable);
        }
    }

    /** People who may not read releases get no data. */
    String of(Supplier<Object> data) {
        if (!part(ReleaseRights.class).mayRead()) {
            throw new RestException(Status.FORBIDDEN, "you may not see releases; ask an administrator for access");
        }
        try {
            return part(ForReaders.class).in(Json.tree(data.get())).toString();
        } catch (NotAllowed forbidden) {
            throw new RestException(Status.FORBIDDEN, Reason.of(forbidden));
        } catch (RollbackRequests.UnknownRelease | Tokens.UnknownToken missing) {
            throw new RestException(Status.NOT_FOUND, Reason.of(missing));
        } catch (RollbackRequests.NotRunning
                | NodeMaintenance.NodeRefused
                | ApplicationBusy
                | CannotPlan
                | StaleAttempt late) {
            throw new RestException(Status.CONFLICT, Reason.of(late));
        } catch (NodeMaintenance.UnknownNode | Inventory.UnknownApplication missing) {
            throw new RestException(Status.NOT_FOUND, Reason.of(missing));
        } catch (TechnicalFailure | PermanentRefusal elsewhere) {
            throw new RestException(Status.BAD_GATEWAY, Reason.of(elsewhere));
        } catch (IllegalArgumentException | RequestRefused bad) {
            throw new RestException(Status.BAD_REQUEST, Reason.of(bad));
        }
    }

    static RestException missing(String what, String id) {
        return new RestException(
                Status.NOT_FOUND, "there is no " + what + " " + id + "; its history may have been removed");
    }
}
