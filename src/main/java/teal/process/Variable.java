package teal.process;

import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/** A typed process variable: stored as String, Long, Boolean or JSON, read as what it means. */
public final class Variable<T> {

    private final String name;
    private final Function<Object, T> read;
    private final Function<T, Object> write;

    private Variable(String name, Function<Object, T> read, Function<T, Object> write) {
        this.name = name;
        this.read = read;
        this.write = write;
    }

    static Variable<String> text(String name) {
        return new Variable<>(name, Object::toString, text -> text);
    }

    static <T> Variable<T> text(String name, Function<String, T> parse) {
        return new Variable<>(name, raw -> parse.apply(raw.toString()), Object::toString);
    }

    static Variable<Boolean> flag(String name) {
        return new Variable<>(name, raw -> Boolean.valueOf(raw.toString()), flag -> flag);
    }

    static Variable<Long> number(String name) {
        return new Variable<>(name, raw -> Long.valueOf(raw.toString()), number -> number);
    }

    /** Read and written by Jackson, stored in the engine's JSON type. */
    static <T> Variable<T> json(String name, Class<T> type) {
        return new Variable<>(name, raw -> Json.read(raw, type), Json::value);
    }

    /** The same, where an earlier version of Teal kept a text under this name that is no JSON. */
    static <T> Variable<T> json(String name, Class<T> type, Function<String, T> ofText) {
        return new Variable<>(
                name,
                raw -> raw instanceof String text && !text.startsWith("{") ? ofText.apply(text) : Json.read(raw, type),
                Json::value);
    }

    public String name() {
        return name;
    }

    /** @throws IllegalStateException if the variable is absent or does not hold what it should, naming the variable */
    public T get(VariableScope scope) {
        return find(scope).orElseThrow(() -> new IllegalStateException("process variable '" + name + "' is missing"));
    }

    public Optional<T> find(VariableScope scope) {
        return decode(scope.getVariable(name));
    }

    /** Reads a value that came from the engine's history or API. */
    public Optional<T> decode(@Nullable Object raw) {
        if (raw == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(raw));
        } catch (RuntimeException e) {
            throw new IllegalStateException("process variable '" + name + "' cannot be read: " + e.getMessage(), e);
        }
    }

    public void set(VariableScope scope, T value) {
        scope.setVariable(name, write.apply(value));
    }

    public void setLocal(VariableScope scope, T value) {
        scope.setVariableLocal(name, write.apply(value));
    }

    /** The value as the engine stores it. */
    public Object encode(T value) {
        return write.apply(value);
    }
}
