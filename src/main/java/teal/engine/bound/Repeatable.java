package teal.engine.bound;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.ibatis.exceptions.PersistenceException;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import teal.release.Reason;

/** Failures that the same work may not meet again. */
final class Repeatable {

    /** The database, a connection, another transaction that was faster, and what people can change without a diagram. */
    private static final List<Class<? extends Exception>> PASSING = List.of(
            SQLException.class,
            IOException.class,
            InterruptedException.class,
            PersistenceException.class,
            DataAccessException.class,
            TransactionException.class,
            ProcessEnginePersistenceException.class,
            OptimisticLockingException.class,
            SuspendedEntityInteractionException.class,
            AuthorizationException.class);

    /** Of which the engine has no kind of its own: ExecutionEntity.restoreProcessInstance. */
    private static final String GONE = "Cannot restore state of process instance";

    private Repeatable() {}

    /**
     * Where a process instance ended, in another transaction, between two looks at it: as when a roll-back takes a called process
     * away from under a release that goes on by itself. No diagram is at fault; the other transaction was faster.
     */
    static Optional<OptimisticLockingException> metAnEnd(Throwable failure) {
        return causes(failure)
                .filter(NullValueException.class::isInstance)
                .map(Reason::of)
                .filter(message -> message.startsWith(GONE))
                .map(message -> new OptimisticLockingException("it has ended meanwhile: " + message))
                .findFirst();
    }

    static boolean isPassing(Throwable failure) {
        return causes(failure).anyMatch(cause -> PASSING.stream().anyMatch(kind -> kind.isInstance(cause)));
    }

    /** The failure and all of its causes. */
    static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
