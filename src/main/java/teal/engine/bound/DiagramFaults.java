package teal.engine.bound;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/**
 * Tells a failure of the diagram from all others, where the engine still knows the element: inside the transaction, and
 * outside everything that is executed in it. What the database refuses at the end of the transaction does not pass here.
 */
final class DiagramFaults extends CommandInterceptor {

    /** What the engine's own code throws if a diagram gives it something that it cannot use. */
    private static final List<Class<? extends RuntimeException>> UNUSABLE = List.of(
            ProcessEngineException.class,
            IllegalArgumentException.class,
            ClassCastException.class,
            ArithmeticException.class,
            NullPointerException.class);

    @Override
    public <T> T execute(Command<T> command) {
        BoundedTransaction transaction = BoundedTransaction.current().orElse(null);
        if (transaction == null) {
            return next.execute(command);
        }
        boolean outermost = transaction.begin();
        try {
            T result = next.execute(command);
            transaction.mustBeWithinBounds();
            return result;
        } catch (RuntimeException | StackOverflowError failure) {
            if (outermost) {
                Repeatable.metAnEnd(failure).ifPresent(met -> {
                    throw met;
                });
                fault(transaction, failure).ifPresent(fault -> {
                    throw fault;
                });
            }
            throw failure;
        } finally {
            transaction.end();
        }
    }

    private static Optional<DiagramFault> fault(BoundedTransaction transaction, Throwable failure) {
        JobEntity job = transaction.getCurrentJob();
        String latest =
                Context.getCommandInvocationContext().getProcessDataContext().getLatestActivityId();
        String element = latest != null || job == null ? latest : job.getActivityId();
        List<ExecutionEntity> executions =
                transaction.getDbEntityManager().getCachedEntitiesByType(ExecutionEntity.class);
        FaultPlace place = known(failure, UnusableExpression.class)
                .flatMap(expression -> Optional.ofNullable(expression.place()))
                .or(() -> element == null ? Optional.empty() : FaultPlace.find(element, executions.stream()))
                .or(() -> job == null ? Optional.empty() : FaultPlace.of(job))
                .orElse(null);
        return found(transaction, failure, place)
                .map(found -> new DiagramFault(place, found, ordered(executions, place), failure));
    }

    private static Optional<String> found(
            BoundedTransaction transaction, Throwable failure, @Nullable FaultPlace place) {
        if (failure instanceof StackOverflowError) {
            return Optional.of("what follows is nested too deeply for one transaction; put an asynchronous continuation"
                    + " (asyncBefore) into the circle");
        }
        return transaction
                .exceeded()
                .or(() -> known(failure, BoundExceeded.class))
                .<Throwable>map(exceeded -> exceeded)
                .or(() -> known(failure, UnusableExpression.class))
                .or(() -> isOfDiagram(transaction, failure, place) ? Optional.of(failure) : Optional.empty())
                .map(reason -> FaultWords.of(reason, place == null ? null : place.element()));
    }

    private static boolean isOfDiagram(BoundedTransaction transaction, Throwable failure, @Nullable FaultPlace place) {
        boolean refusedToAPerson =
                failure instanceof FormFieldValidationException && transaction.getCurrentJob() == null;
        return place != null
                && !refusedToAPerson
                && UNUSABLE.stream().anyMatch(kind -> kind.isInstance(failure))
                && Repeatable.causes(failure).noneMatch(transaction::isOfStep)
                && !Repeatable.isPassing(failure);
    }

    private static List<String> ordered(List<ExecutionEntity> executions, @Nullable FaultPlace place) {
        return executions.stream()
                .sorted(Comparator.comparing(execution ->
                        place == null || !String.valueOf(place.instance()).equals(execution.getProcessInstanceId())))
                .map(ExecutionEntity::getId)
                .toList();
    }

    private static <T extends Throwable> Optional<T> known(Throwable failure, Class<T> kind) {
        return Repeatable.causes(failure)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }
}
