package teal.board;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import teal.board.RunningTables.ExecutionRow;
import teal.board.RunningTables.VariableRow;

/** The executions of running releases, and the variables visible from each. */
final class ExecutionTree {

    private final Map<String, ExecutionRow> executions;
    private final Map<String, Map<String, String>> variables = new HashMap<>();

    ExecutionTree(List<ExecutionRow> executions, List<VariableRow> variables) {
        this.executions = executions.stream().collect(Collectors.toMap(ExecutionRow::id, Function.identity()));
        variables.forEach(variable -> this.variables
                .computeIfAbsent(variable.execution(), id -> new HashMap<>())
                .put(variable.name(), variable.text()));
    }

    /** The root execution of each release. */
    List<ExecutionRow> releases() {
        return executions.values().stream()
                .filter(execution -> execution.id().equals(execution.release()))
                .toList();
    }

    String definition(ExecutionRow execution) {
        return Objects.requireNonNull(execution.definition());
    }

    /** The instance of a process within a release; empty while there is none. */
    Optional<ExecutionRow> instance(String release, String definition) {
        return executions.values().stream()
                .filter(execution -> execution.release().equals(release)
                        && execution.id().equals(execution.instance())
                        && definition.equals(execution.definition()))
                .findFirst();
    }

    /** The executions that wait somewhere themselves: none is below them, and they call no process. */
    List<ExecutionRow> leaves() {
        Set<String> above = executions.values().stream()
                .flatMap(execution -> Stream.of(execution.parent(), execution.caller()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return executions.values().stream()
                .filter(execution -> execution.activity() != null && !above.contains(execution.id()))
                .toList();
    }

    /** Where the instance itself is, as opposed to the processes that it calls. */
    List<String> activities(String instance) {
        return executions.values().stream()
                .filter(execution -> execution.instance().equals(instance))
                .map(ExecutionRow::activity)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** As visible from the execution: its own variable, or the nearest enclosing scope's. */
    Optional<String> variable(String execution, String name) {
        @Nullable String id = execution;
        while (id != null) {
            String found = variables.getOrDefault(id, Map.of()).get(name);
            if (found != null) {
                return Optional.of(found);
            }
            ExecutionRow row = executions.get(id);
            id = row == null ? null : row.parent();
        }
        return Optional.empty();
    }
}
