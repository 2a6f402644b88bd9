package teal.process.variable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Variables stored as JSON are read as text: the engine neither parses them nor looks later whether they were changed. */
class StoredJsonTest {

    @Test
    void isReadWithoutTheEngineParsingIt() {
        JsonValue stored =
                SpinValues.jsonValue("{\"names\":[\"blue-1\",\"blue-2\"]}").create();

        assertThat(ReleaseVariables.CHOSEN.get(scope(stored)).names()).containsExactly("blue-1", "blue-2");
        assertThat(stored.isDeserialized()).isFalse();
    }

    @Test
    void isReadAsItWasWrittenAMomentAgo() {
        TypedValue written = (TypedValue) ReleaseVariables.CHOSEN.encode(new ChosenNodes(List.of("blue-1")));

        assertThat(ReleaseVariables.CHOSEN.get(scope(written)).names()).containsExactly("blue-1");
    }

    @Test
    void isAbsentWhereNothingIsStored() {
        assertThat(ReleaseVariables.CHOSEN.find(scope(null))).isEmpty();
        assertThat(ReleaseVariables.CHOSEN.find(scope(Variables.untypedNullValue())))
                .isEmpty();
        assertThat(ReleaseVariables.CHOSEN.find(
                        scope(SpinValues.jsonValue((String) null).create())))
                .isEmpty();
    }

    @Test
    void isNamedIfSomethingElseWasStored() {
        assertThatThrownBy(() -> ReleaseVariables.CHOSEN.find(scope(Variables.stringValue("blue-1"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("process variable 'chosen' cannot be read");
    }

    /** As a step has it: it must not ask for the parsed value. */
    private static VariableScope scope(@Nullable TypedValue stored) {
        return (VariableScope) Proxy.newProxyInstance(
                VariableScope.class.getClassLoader(),
                new Class<?>[] {VariableScope.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("getVariableTyped");
                    assertThat(arguments).containsExactly("chosen", false);
                    return stored;
                });
    }
}
