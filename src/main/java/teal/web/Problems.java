package teal.web;

import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import teal.access.NoPrincipal;
import teal.access.NotAllowed;
import teal.audit.TrailWithoutEnd;
import teal.inventory.Inventory;
import teal.nodeactions.NodeMaintenance;
import teal.preflight.CannotPlan;
import teal.process.request.ApplicationBusy;
import teal.process.request.RequestRefused;
import teal.release.PermanentRefusal;
import teal.release.Quoted;
import teal.release.Reason;
import teal.release.StaleAttempt;
import teal.release.TechnicalFailure;
import teal.releaseactions.ReleaseMigration;
import teal.releaseactions.RollbackRequests;
import teal.token.Tokens;

/** Errors as problem details (RFC 9457). */
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** What is wrong with the body, by the names of its fields. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, UnreadableBody.reason(unreadable.getCause()));
        problem.setTitle("Bad request");
        return handleExceptionInternal(unreadable, problem, headers, status, request);
    }

    /** A parameter of the address that is not a number, or too large a one. */
    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(mismatch.getPropertyName());
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                status,
                name + ": found " + Quoted.text(String.valueOf(mismatch.getValue())) + "; allowed: a whole number");
        problem.setTitle("Bad request");
        return handleExceptionInternal(mismatch, problem, headers, status, request);
    }

    @ExceptionHandler
    ProblemDetail busy(ApplicationBusy busy) {
        ProblemDetail problem = problem(
                HttpStatus.CONFLICT, busy.isWork() ? "A node is being worked on" : "Another release is running", busy);
        if (!busy.isWork()) {
            problem.setProperty("release", busy.runningRelease());
        }
        return problem;
    }

    @ExceptionHandler
    ProblemDetail notFound(NotFound missing) {
        return problem(HttpStatus.NOT_FOUND, "Not found", missing);
    }

    @ExceptionHandler
    ProblemDetail unknown(Tokens.UnknownToken missing) {
        return problem(HttpStatus.NOT_FOUND, "Not found", missing);
    }

    @ExceptionHandler
    ProblemDetail unknown(RollbackRequests.UnknownRelease missing) {
        return problem(HttpStatus.NOT_FOUND, "Not found", missing);
    }

    @ExceptionHandler
    ProblemDetail unknown(NodeMaintenance.UnknownNode missing) {
        return problem(HttpStatus.NOT_FOUND, "Not found", missing);
    }

    @ExceptionHandler
    ProblemDetail refused(NodeMaintenance.NodeRefused refused) {
        return problem(HttpStatus.CONFLICT, "Not now", refused);
    }

    /** A later attempt, or another Teal, has been at the node in the meantime. */
    @ExceptionHandler
    ProblemDetail overtaken(StaleAttempt overtaken) {
        return problem(HttpStatus.CONFLICT, "Overtaken", overtaken);
    }

    @ExceptionHandler
    ProblemDetail late(RollbackRequests.NotRunning late) {
        return problem(HttpStatus.CONFLICT, "Too late", late);
    }

    @ExceptionHandler
    ProblemDetail unsafe(ReleaseMigration.Unsafe unsafe) {
        return problem(HttpStatus.CONFLICT, "Not moved", unsafe);
    }

    @ExceptionHandler
    ProblemDetail unknown(Inventory.UnknownApplication unknown) {
        return problem(HttpStatus.BAD_REQUEST, "Unknown application", unknown);
    }

    @ExceptionHandler
    ProblemDetail refused(RequestRefused refused) {
        return problem(HttpStatus.BAD_REQUEST, "Bad request", refused);
    }

    @ExceptionHandler
    ProblemDetail bad(IllegalArgumentException bad) {
        return problem(HttpStatus.BAD_REQUEST, "Bad request", bad);
    }

    @ExceptionHandler
    ProblemDetail refused(CannotPlan refused) {
        return problem(HttpStatus.CONFLICT, "Would be refused", refused);
    }

    @ExceptionHandler
    ProblemDetail forbidden(NotAllowed forbidden) {
        return problem(HttpStatus.FORBIDDEN, "Not allowed", forbidden);
    }

    @ExceptionHandler
    ProblemDetail unrecorded(TrailWithoutEnd lost) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "Nothing can be recorded", lost);
    }

    @ExceptionHandler
    ProblemDetail crowded(TooManyFollowers crowded) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "Too many followers", crowded);
    }

    @ExceptionHandler
    ProblemDetail nobody(NoPrincipal nobody) {
        return problem(HttpStatus.UNAUTHORIZED, "Not signed in", nobody);
    }

    /** A client has not read its answer for so long that the server has ended its connection: there is nobody to tell. */
    @ExceptionHandler
    void cutOff(SocketTimeoutException silent) {
        LOG.debug("a client has not read its answer", silent);
    }

    /** The application's own servers could not be reached. */
    @ExceptionHandler({TechnicalFailure.class, PermanentRefusal.class})
    ProblemDetail elsewhere(RuntimeException failure) {
        return problem(HttpStatus.BAD_GATEWAY, "One of the application's servers did not answer as expected", failure);
    }

    private static ProblemDetail problem(HttpStatus status, String title, RuntimeException cause) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, Reason.of(cause));
        problem.setTitle(title);
        return problem;
    }
}
