package teal.guard;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.query.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * Refuses expressions in queries, at any depth and for everybody (CVE-2026-109432). The engine's own validators check only
 * the outermost query, and only some entry points add them, so this does not rely on them:
 *
 * <ul>
 *   <li>An expression in a query is never evaluated, wherever the query comes from: the engine would do so without a
 *       variable scope, and {@code TealsExpressions} refuses to evaluate anything without one. This is the actual lock.
 *   <li>A command that is a query, or carries a query or a filter, is inspected before it runs, so that no such filter is
 *       saved and the refusal names the expression.
 *   <li>A filter saved earlier by an older version is still listed, and fails with this refusal when it is run.
 * </ul>
 */
final class PlainQueries extends CommandInterceptor {

    private static final ClassValue<List<Field>> QUERIES = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> command) {
            List<Field> found = new ArrayList<>();
            ReflectionUtils.doWithFields(
                    command,
                    field -> {
                        field.setAccessible(true);
                        found.add(field);
                    },
                    field -> !Modifier.isStatic(field.getModifiers())
                            && (Query.class.isAssignableFrom(field.getType())
                                    || Filter.class.isAssignableFrom(field.getType())));
            return found;
        }
    };

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof AbstractQuery<?, ?> query) {
            check((Object) query);
        } else {
            QUERIES.get(command.getClass()).forEach(field -> check(ReflectionUtils.getField(field, command)));
        }
        try {
            return next.execute(command);
        } catch (ProcessEngineException failed) {
            // The engine wraps the refusal in its own exception, which would be reported as a fault in Teal.
            throw refusal(failed)
                    .<ProcessEngineException>map(refused -> refused)
                    .orElse(failed);
        }
    }

    private static Optional<QueryExpressionRefused> refusal(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
                .filter(QueryExpressionRefused.class::isInstance)
                .map(QueryExpressionRefused.class::cast)
                .findFirst();
    }

    private static void check(@Nullable Object carried) {
        if (carried instanceof Filter filter) {
            check((Object) filter.getQuery());
        } else if (carried instanceof AbstractQuery<?, ?> query) {
            check(query, Collections.newSetFromMap(new IdentityHashMap<>()));
        }
    }

    /** A query is the first of its own alternatives. */
    private static void check(AbstractQuery<?, ?> query, Set<Object> seen) {
        if (!seen.add(query)) {
            return;
        }
        query.getExpressions().keySet().stream().findFirst().ifPresent(criterion -> {
            throw new QueryExpressionRefused("for '" + criterion + "'");
        });
        if (query instanceof TaskQueryImpl tasks) {
            tasks.getQueries().forEach(alternative -> check(alternative, seen));
        }
    }
}
