package teal.audit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.DirectFieldAccessor;

/** What a command was given. The engine's commands offer no access to it but by their fields. */
final class CommandFields {

    private static final String ENGINE = Command.class.getPackageName().replaceFirst("\\.impl\\..*", "");

    private CommandFields() {}

    /** The text in a field, {@code user.id} for one of an object in a field. */
    static Optional<String> text(Command<?> command, String field) {
        try {
            return Optional.ofNullable(new DirectFieldAccessor(command).getPropertyValue(field))
                    .map(Object::toString);
        } catch (BeansException absent) {
            // The object in between is missing, or of another kind.
            return Optional.empty();
        }
    }

    /** {@code taskId: 12, message: looks good}. Objects of the engine are shown by their own fields, one level deep. */
    static String all(Command<?> command) {
        return values(command, true).entrySet().stream()
                .map(field -> ShownValue.of(field.getKey(), field.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Object> values(Object object, boolean deeper) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Field field : fields(object.getClass())) {
            Object value = value(object, field);
            if (value == null || value instanceof Command<?>) {
                continue;
            }
            if (ShownValue.isPlain(value)) {
                all.putIfAbsent(field.getName(), value);
            } else if (deeper && value.getClass().getName().startsWith(ENGINE)) {
                values(value, false).forEach(all::putIfAbsent);
            }
        }
        return all;
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> all = new ArrayList<>();
        for (Class<?> level = type; level != null && level != Object.class; level = level.getSuperclass()) {
            for (Field field : level.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    all.add(field);
                }
            }
        }
        return all;
    }

    private static @Nullable Object value(Object object, Field field) {
        return field.trySetAccessible() ? org.springframework.util.ReflectionUtils.getField(field, object) : null;
    }
}
