package teal.process.engine;

import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.context.ApplicationContext;

/** The engine's expressions, which reach Teal's steps and nothing else. */
final class TealsExpressions extends SpringExpressionManager {

    TealsExpressions(ApplicationContext context) {
        super(context);
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolvers = new CompositeELResolver();
        resolvers.add(new StepsOnly(applicationContext));
        resolvers.add(super.createElResolver());
        return resolvers;
    }
}
