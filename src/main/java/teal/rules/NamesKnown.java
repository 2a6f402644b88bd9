package teal.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import teal.release.Quoted;

/**
 * The names in inputs exist in this installation. Only a deployment can check this: the Modeler cannot see the inventory.
 */
final class NamesKnown {

    private final Vocabulary vocabulary;

    NamesKnown(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    List<Mistake> check(Diagram diagram) {
        return Stream.concat(inputs(diagram).stream(), groups(diagram).stream()).toList();
    }

    private List<Mistake> inputs(Diagram diagram) {
        Findings findings = new Findings(diagram.file(), "step-inputs");
        for (FlowNode node : diagram.nodes()) {
            node.step()
                    .ifPresent(step -> step.inputs()
                            .forEach(input -> check(node, step.name(), input, node.input(input.name()), findings)));
            node.called()
                    .flatMap(CalledProcesses::find)
                    .ifPresent(process -> process.inputs()
                            .forEach(input -> check(node, process.id(), input, node.passed(input.name()), findings)));
        }
        return findings.mistakes();
    }

    /** Nobody would be asked if a group did not exist, and the release would wait forever. */
    private List<Mistake> groups(Diagram diagram) {
        Findings findings = new Findings(diagram.file(), new TasksAssigned().name());
        for (FlowNode node : diagram.nodes()) {
            TaskGroups.of(node).stream()
                    .filter(groups -> groups.areGroups() && node.isA("userTask"))
                    .flatMap(groups -> groups.spelledOut().stream())
                    .filter(this::isNoGroup)
                    .forEach(group -> findings.add(
                            node,
                            "nameless-group",
                            "found",
                            Quoted.text(group),
                            "allowed",
                            vocabulary.listed(Vocabulary.Kind.GROUP)));
        }
        return findings.mistakes();
    }

    private boolean isNoGroup(String name) {
        return vocabulary.knows(Vocabulary.Kind.GROUP) && !vocabulary.has(Vocabulary.Kind.GROUP, name);
    }

    /** Tables may refer to applications and groups; a misspelt one would silently never match, or ask nobody. */
    List<Mistake> check(DecisionFile file) {
        Findings findings = new Findings(file.name(), DecisionTables.RULE);
        for (Element decision : file.decisions()) {
            for (String application : DecisionFile.asked(decision, "application")) {
                if (!vocabulary.has(Vocabulary.Kind.APPLICATION, application)) {
                    findings.add(
                            decision.getAttribute("id"),
                            "application",
                            "found",
                            Quoted.text(application),
                            "allowed",
                            vocabulary.listed(Vocabulary.Kind.APPLICATION));
                }
            }
            for (String group : PolicyTable.groups(decision)) {
                if (isNoGroup(group)) {
                    findings.add(
                            decision.getAttribute("id"),
                            "group",
                            "found",
                            Quoted.text(group),
                            "allowed",
                            vocabulary.listed(Vocabulary.Kind.GROUP));
                }
            }
        }
        return findings.mistakes();
    }

    private void check(FlowNode node, String step, StepInput input, Optional<String> value, Findings findings) {
        Optional<Vocabulary.Kind> kind = input.takenFrom();
        // An impossible value has already been reported, and a variable's value is known only when a release runs.
        if (kind.isPresent()
                && value.filter(input::allows)
                        .filter(name -> !name.startsWith("$"))
                        .isPresent()) {
            String name = value.get();
            if (!vocabulary.has(kind.get(), name)) {
                findings.add(
                        node,
                        "nameless",
                        "input",
                        input.name(),
                        "step",
                        step,
                        "found",
                        Quoted.text(name),
                        "where",
                        kind.get().where(),
                        "allowed",
                        vocabulary.listed(kind.get()));
            }
        }
    }
}
