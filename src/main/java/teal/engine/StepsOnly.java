package teal.engine;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/**
 * Guards everything that an expression could reach, and allows only variables, Teal's steps and listeners, the
 * release's business key and the delays between retries. The rules for diagrams already refuse the rest at deployment;
 * this also covers expressions that arrive in any other way.
 */
final class StepsOnly extends ELResolver {

    /** What diagrams may read of an execution ({@code CallsBound.BUSINESS_KEY}). */
    private static final String BUSINESS_KEY = "processBusinessKey";

    /** The only method that expressions may call: {@link RetryDelays#of}, with an execution. */
    private static final String DELAYS = "of";

    private static final Set<Class<?>> STEPS =
            Set.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class, RetryDelays.class);

    private final BeanFactory beans;

    StepsOnly(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        boolean allowed = base == null
                ? !beans.containsBean(property.toString()) || isStep(property) || isVariable(context, property)
                : base instanceof BaseDelegateExecution && property.equals(BUSINESS_KEY);
        if (!allowed) {
            throw refused(property);
        }
        return null; // the engine's own resolvers find it
    }

    @Override
    public @Nullable Object invoke(
            ELContext context,
            Object base,
            Object method,
            Class<?> @Nullable [] types,
            Object @Nullable [] parameters) {
        boolean delays = base instanceof RetryDelays
                && DELAYS.equals(method.toString())
                && parameters != null
                && parameters.length == 1
                && parameters[0] instanceof BaseDelegateExecution;
        if (!delays) {
            throw refused(method);
        }
        return null;
    }

    private boolean isStep(Object name) {
        Class<?> type = beans.getType(name.toString());
        return type != null && STEPS.stream().anyMatch(step -> step.isAssignableFrom(type));
    }

    private static boolean isVariable(ELContext context, Object name) {
        return context.getContext(VariableScope.class) instanceof VariableScope scope
                && scope.hasVariable(name.toString());
    }

    private static ELException refused(Object name) {
        return new ELException("found '" + name + "'; expressions compare variables and name Teal's steps, and reach"
                + " nothing else");
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, @Nullable Object value) {
        if (base != null) {
            throw refused(property);
        }
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
        return base != null;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }
}
