package teal.rules;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The groups of people that a deployed file names; a form names none. */
public final class NamedGroups {

    private NamedGroups() {}

    /** Every group that a task of a diagram asks, or that a rule of a decision table answers. */
    public static Set<String> in(String name, byte[] content) {
        return new TreeSet<>(read(name, content).stream()
                .flatMap(file -> Stream.concat(
                        file.diagram().stream()
                                .flatMap(diagram -> diagram.nodes("userTask").stream())
                                .flatMap(task -> spelledOut(task).stream()),
                        file.decisions().stream()
                                .flatMap(decisions -> decisions.decisions().stream())
                                .flatMap(decision -> PolicyTable.groups(decision).stream())))
                .toList());
    }

    /** The groups that a diagram asks with this form. */
    public static Set<String> asked(String name, byte[] content, String form) {
        return new TreeSet<>(read(name, content).stream()
                .flatMap(file -> file.diagram().stream())
                .flatMap(diagram -> diagram.nodes("userTask").stream())
                .filter(task -> Notation.camundaAttribute(task.xml(), "formRef")
                        .filter(form::equals)
                        .isPresent())
                .flatMap(task -> spelledOut(task).stream())
                .toList());
    }

    private static List<String> spelledOut(FlowNode task) {
        return TaskGroups.of(task).map(TaskGroups::spelledOut).orElse(List.of());
    }

    private static List<ReleaseFile> read(String name, byte[] content) {
        try {
            return List.of(ReleaseFile.read(name, content));
        } catch (Unreadable notOneOfOurs) {
            // It was checked when it was deployed; other files name nobody
            return List.of();
        }
    }
}
