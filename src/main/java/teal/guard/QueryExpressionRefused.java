package teal.guard;

import org.camunda.bpm.engine.BadUserRequestException;

/** A query contained an expression, which the engine would have evaluated for the sender. */
public final class QueryExpressionRefused extends BadUserRequestException {

    private static final long serialVersionUID = 1L;

    /** @param found where the expression is, as far as known: {@code "for 'taskAssignee'"} */
    public QueryExpressionRefused(String found) {
        super("a query must not contain expressions; found one " + found + ". Compare with a value instead");
    }
}
