package teal.engine.bound;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.jspecify.annotations.Nullable;

/** An input or output of an element, measured before it is serialized: a list of itself doubles with every round. */
record BoundedValue(String name, ParameterValueProvider drawn, Bounds bounds) implements ParameterValueProvider {

    @Override
    public @Nullable Object getValue(VariableScope scope) {
        Object value = drawn.getValue(scope);
        if (ValueSize.of(value, bounds.variableSize()) > bounds.variableSize()) {
            throw new BoundExceeded("the value for '" + name + "' is larger than " + bounds.variableSize()
                    + " characters (teal.bounds.variable-size)");
        }
        return value;
    }

    @Override
    public boolean isDynamic() {
        return drawn.isDynamic();
    }
}
