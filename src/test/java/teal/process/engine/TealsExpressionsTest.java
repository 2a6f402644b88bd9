package teal.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.GenericApplicationContext;

/** What an expression can reach when it is evaluated, whichever way it came in. */
class TealsExpressionsTest {

    private final JavaDelegate step = execution -> {};
    private final ExecutionEntity execution = new ExecutionEntity();
    private final TealsExpressions expressions = expressions();

    private TealsExpressions expressions() {
        GenericApplicationContext context = new GenericApplicationContext();
        context.registerBean("switchTraffic", JavaDelegate.class, () -> step);
        context.registerBean("database", StringBuilder.class, () -> new StringBuilder("rows"));
        context.refresh();
        return new TealsExpressions(context);
    }

    /** Where a variable could be meant, there are none. */
    private Object value(String expression) {
        VariableScope scope =
                expression.contains("execution") ? execution : StartProcessVariableScope.getSharedInstance();
        return expressions.createValueExpression(expression).getValue(expressions.getElContext(scope));
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
                "${switchTraffic.class}",
            })
    void reachesNothingElse(String expression) {
        assertThatThrownBy(() -> value(expression))
                .hasMessageContaining("expressions compare variables and name Teal's steps");
    }
}
