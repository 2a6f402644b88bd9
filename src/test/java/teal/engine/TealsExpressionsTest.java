package teal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.GenericApplicationContext;
import teal.guard.QueryExpressionRefused;

/** What an expression can reach when it is evaluated, whichever way it came in. */
class TealsExpressionsTest {

    private final JavaDelegate step = execution -> {};
    private final ExecutionEntity execution = new WithoutVariables();
    private final TealsExpressions expressions = expressions();

    private TealsExpressions expressions() {
        return new TealsExpressions(beans());
    }

    private GenericApplicationContext beans() {
        GenericApplicationContext context = new GenericApplicationContext();
        context.registerBean("switchTraffic", JavaDelegate.class, () -> step);
        context.registerBean("database", StringBuilder.class, () -> new StringBuilder("rows"));
        context.registerBean("retryDelays", RetryDelays.class, () -> new FixedPauses());
        context.refresh();
        return context;
    }

    /** Where a variable could be meant, there are none. */
    private Object value(String expression) {
        VariableScope scope =
                expression.contains("execution") ? execution : StartProcessVariableScope.getSharedInstance();
        return expressions.createValueExpression(expression).getValue(expressions.getElContext(scope));
    }

    private static final class WithoutVariables extends ExecutionEntity {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean hasVariable(String name) {
            return false;
        }
    }

    private static final class FixedPauses extends RetryDelays {

        FixedPauses() {
            super(null); // asked by the original alone
        }

        @Override
        public String of(DelegateExecution execution) {
            return "PT10S";
        }
    }

    @Test
    void asksForThePausesOfAnExecution() {
        assertThat(value("#{retryDelays.of(execution)}")).isEqualTo("PT10S");
    }

    @Test
    void isEvaluatedForNoQuery() {
        assertThatThrownBy(() -> expressions.createExpression("${1 + 1}").getValue(null))
                .isInstanceOf(QueryExpressionRefused.class);
    }

    @Test
    void reachesStepsAndTheBusinessKey() {
        execution.setProcessInstance(execution);
        execution.setBusinessKey("shop 2.0.0");

        assertThat(value("${switchTraffic}")).isSameAs(step);
        assertThat(value("#{execution.processBusinessKey}")).isEqualTo("shop 2.0.0");
        assertThat(value("${1 < 2 && 'a' == 'a'}")).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${''.class}",
                "${''.getClass().forName('java.lang.Runtime').getMethod('getRuntime').invoke(null).exec('id')}",
                "${database}",
                "${database.append('x')}",
                "${execution.processEngineServices}",
                "${execution.getProcessEngineServices()}",
                "${execution.setVariable('plan', '{}')}",
                "${switchTraffic.hashCode()}",
                "${retryDelays.getClass()}",
                "${retryDelays.hashCode()}",
                "${retryDelays.toString()}",
                "${retryDelays.equals(execution)}",
                "${retryDelays.notifyAll()}",
                "${retryDelays.of('execution')}",
                "${retryDelays.of(execution, execution)}",
                "${retryDelays.of()}",
                "${retryDelays.inventory}",
                "${retryDelays.class}",
                "${switchTraffic.class}",
            })
    void reachesNothingElse(String expression) {
        assertThatThrownBy(() -> value(expression))
                .hasMessageContaining("expressions compare variables and name Teal's steps");
    }

    /** The engine's resolvers would be asked next: for a variable they find that, and not the bean of the same name. */
    @Test
    void aVariableMayHaveTheNameOfABean() {
        StepsOnly guard = new StepsOnly(beans());
        ELContext withVariable = expressions.getElContext(new ExecutionEntity() {

            private static final long serialVersionUID = 1L;

            @Override
            public boolean hasVariable(String name) {
                return name.equals("database");
            }
        });

        assertThat(guard.getValue(withVariable, null, "database")).isNull();
        assertThatThrownBy(() -> guard.getValue(expressions.getElContext(execution), null, "database"))
                .hasMessageContaining("found 'database'");
    }

    @Test
    void nothingIsWrittenIntoAnything() {
        StepsOnly guard = new StepsOnly(beans());
        ELContext context = expressions.getElContext(execution);

        assertThat(guard.isReadOnly(context, step, "field")).isTrue();
        assertThatThrownBy(() -> guard.setValue(context, step, "field", "x")).hasMessageContaining("found 'field'");
        // A variable is set by the resolver after this one
        assertThat(guard.isReadOnly(context, null, "note")).isFalse();
        assertThatCode(() -> guard.setValue(context, null, "note", "x")).doesNotThrowAnyException();
        assertThat(guard.getType(context, null, "note")).isNull();
        assertThat(guard.getCommonPropertyType(context, null)).isEqualTo(Object.class);
        assertThat(guard.getFeatureDescriptors(context, null)).isExhausted();
    }
}
