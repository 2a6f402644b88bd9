package teal.process.task;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.jspecify.annotations.Nullable;
import teal.access.PeopleNames;

/**
 * The people who may answer a question: those named by its diagram at the moment of the answer. The task's links do not
 * count: they are for finding tasks, and can be added by hand.
 */
public record AskedPeople(Set<String> groups, Set<String> users) {

    public AskedPeople {
        groups = Set.copyOf(groups);
        users = Set.copyOf(users);
    }

    public static AskedPeople of(String group) {
        return new AskedPeople(Set.of(group), Set.of());
    }

    /** Those named in the task's diagram; its expressions are evaluated now. */
    public static AskedPeople drawn(DelegateTask task) {
        TaskDefinition drawn = ((TaskEntity) task).getTaskDefinition();
        Stream<Expression> users = Stream.concat(
                drawn.getCandidateUserIdExpressions().stream(),
                Optional.ofNullable(drawn.getAssigneeExpression()).stream());
        return new AskedPeople(names(drawn.getCandidateGroupIdExpressions().stream(), task), names(users, task));
    }

    public AskedPeople orMembersOf(String group) {
        return new AskedPeople(Stream.concat(groups.stream(), Stream.of(group)).collect(Collectors.toSet()), users);
    }

    public boolean include(Authentication person) {
        List<String> memberships = person.getGroupIds() == null ? List.of() : person.getGroupIds();
        return users.contains(person.getUserId()) || memberships.stream().anyMatch(groups::contains);
    }

    /** Explains why someone else's answer is not used. */
    public RefusedAnswer refusal(String person, PeopleNames names) {
        return new NotAsked("only " + text(names) + " can answer this; " + names.of(person) + " is not one");
    }

    private String text(PeopleNames names) {
        return Stream.concat(
                        groups.isEmpty()
                                ? Stream.empty()
                                : Stream.of("members of " + String.join(" or ", new TreeSet<>(groups))),
                        new TreeSet<>(users).stream().map(names::of))
                .collect(Collectors.joining(" or "));
    }

    private static Set<String> names(Stream<Expression> expressions, DelegateTask task) {
        return expressions
                .flatMap(expression -> names(expression.getValue(task.getExecution())))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Read as the engine reads it when it creates the task: a text with commas, or a list. */
    private static Stream<String> names(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().flatMap(AskedPeople::names);
        }
        return value == null ? Stream.empty() : Stream.of(value.toString().split(","));
    }
}
