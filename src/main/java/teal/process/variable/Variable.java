package teal.process.variable;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import teal.release.Reason;

/**
 * A typed process variable: stored as String, Long, Boolean, list or JSON, read as its own type, and restricted to its
 * writers.
 */
public final class Variable<T> {

    private final String name;
    private final Function<Object, T> read;
    private final Function<T, Object> write;
    private final BiFunction<VariableScope, String, @Nullable Object> load;
    private final Writer writer;

    private Variable(String name, Function<Object, T> read, Function<T, Object> write) {
        this(name, read, write, VariableScope::getVariable, Writer.STEPS);
    }

    private Variable(
            String name,
            Function<Object, T> read,
            Function<T, Object> write,
            BiFunction<VariableScope, String, @Nullable Object> load,
            Writer writer) {
        this.name = name;
        this.read = read;
        this.write = write;
        this.load = load;
        this.writer = writer;
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
        return new Variable<>(name, raw -> Json.read(raw, type), Json::value, Json::stored, Writer.STEPS);
    }

    /** Stored as a list that diagrams iterate over. */
    static Variable<List<String>> list(String name) {
        return new Variable<>(
                name,
                raw -> ((List<?>) raw).stream().map(Object::toString).toList(),
                list -> Variables.objectValue(new ArrayList<>(list))
                        .serializationDataFormat(Variables.SerializationDataFormats.JSON)
                        .create());
    }

    /** Allows writers other than steps, the only writers unless declared otherwise. */
    Variable<T> writtenBy(Writer others) {
        return new Variable<>(name, read, write, load, others);
    }

    /** All variables that a class declares, so that none can be forgotten. */
    static List<Variable<?>> constantsOf(Class<?> declaring) {
        return Stream.of(declaring.getDeclaredFields())
                .filter(field -> field.getType() == Variable.class)
                .<Variable<?>>map(Variable::constant)
                .toList();
    }

    private static Variable<?> constant(Field field) {
        try {
            return (Variable<?>) Objects.requireNonNull(field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a variable is declared in " + field + ", which cannot be read", e);
        }
    }

    Writer writer() {
        return writer;
    }

    public String name() {
        return name;
    }

    /** @throws IllegalStateException naming the variable, if it is absent or its value is not valid */
    public T get(VariableScope scope) {
        return find(scope).orElseThrow(() -> new IllegalStateException("process variable '" + name + "' is missing"));
    }

    public Optional<T> find(VariableScope scope) {
        return decode(load.apply(scope, name));
    }

    /** Reads a value that came from the engine's history or API. */
    public Optional<T> decode(@Nullable Object raw) {
        if (raw == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(raw));
        } catch (RuntimeException e) {
            throw new IllegalStateException("process variable '" + name + "' cannot be read: " + Reason.of(e), e);
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
