package teal.engine;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import teal.engine.bound.BoundedExpression;
import teal.guard.QueryExpressionRefused;

/** The engine's expressions, restricted to Teal's steps. */
final class TealsExpressions extends SpringExpressionManager {

    TealsExpressions(ApplicationContext context) {
        super(context);
    }

    @Override
    public Expression createExpression(String text) {
        return new BoundedExpression(this, text);
    }

    /** Only queries are evaluated without a scope, and no query needs expressions ({@code PlainQueries}). */
    @Override
    public ELContext getElContext(@Nullable VariableScope scope) {
        if (scope == null) {
            throw new QueryExpressionRefused("in a query that was stored, or inside of another");
        }
        return super.getElContext(scope);
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolvers = new CompositeELResolver();
        resolvers.add(new StepsOnly(applicationContext));
        resolvers.add(super.createElResolver());
        return resolvers;
    }
}
