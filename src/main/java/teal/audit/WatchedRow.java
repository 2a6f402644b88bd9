package teal.audit;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A row of the engine's tables that a command changes: its columns are compared before and after, because the engine's own log
 * only says that there was a change.
 *
 * @param table as in {@code commands.txt}
 * @param field the command's field with the row's key: {@code userId}, {@code user.id}
 */
record WatchedRow(String table, String field) {

    /** Counts changes, and is different after each. */
    private static final String REVISION = "REV_";

    /** Reads the row now; the result reads it again and says what is different. Both within the command's transaction. */
    Optional<Supplier<String>> watch(JdbcClient database, Command<?> command) {
        return CommandFields.text(command, field)
                .map(key -> comparison(key, read(database, key), database))
                .orElse(Optional.empty());
    }

    private Optional<Supplier<String>> comparison(
            String key, Map<String, @Nullable Object> before, JdbcClient database) {
        return before.isEmpty() ? Optional.empty() : Optional.of(() -> difference(before, read(database, key)));
    }

    private Map<String, @Nullable Object> read(JdbcClient database, String key) {
        return database.sql("SELECT * FROM " + table + " WHERE ID_ = ?").param(key).query().listOfRows().stream()
                .findFirst()
                .orElse(Map.of());
    }

    private static String difference(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        if (after.isEmpty()) {
            return "was " + columns(before);
        }
        return before.keySet().stream()
                .filter(column -> !column.equalsIgnoreCase(REVISION))
                .filter(column -> !Objects.deepEquals(before.get(column), after.get(column)))
                .sorted()
                .map(column -> change(name(column), before.get(column), after.get(column)))
                .collect(Collectors.joining(", "));
    }

    private static String columns(Map<String, @Nullable Object> row) {
        return new TreeMap<>(row)
                .entrySet().stream()
                        .filter(column ->
                                column.getValue() != null && !column.getKey().equalsIgnoreCase(REVISION))
                        .map(column -> ShownValue.of(name(column.getKey()), column.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String change(String name, @Nullable Object before, @Nullable Object after) {
        return ShownValue.isSecret(name)
                ? name + " changed"
                : name + ": " + ShownValue.text(before) + " -> " + ShownValue.text(after);
    }

    /** {@code EMAIL_}: email. */
    private static String name(String column) {
        String name = column.toLowerCase(java.util.Locale.ROOT);
        return name.endsWith("_") ? name.substring(0, name.length() - 1) : name;
    }
}
