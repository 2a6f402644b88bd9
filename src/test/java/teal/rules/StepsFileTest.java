package teal.rules;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the Modeler's lint rules know of Teal's steps and processes is what Java knows. */
class StepsFileTest {

    private final Map<String, Diagram> diagrams = new TreeMap<>();

    @Test
    void listsForTheLintRulesWhatStepsTakeAndCalledProcessesPromise() throws Exception {
        for (Map.Entry<String, byte[]> file : Shipped.files().entrySet()) {
            ReleaseFile.read(file.getKey(), file.getValue())
                    .diagram()
                    .ifPresent(diagram -> diagrams.put(diagram.process(), diagram));
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("steps", steps());
        content.put("calls", calls());
        content.put(
                "listeners",
                ListenerDefinition.all().stream().map(StepsFileTest::listener).toList());
        content.put("promises", promises());
        Map<String, Object> groups = new LinkedHashMap<>();
        groups.put("pattern", TaskGroups.PATTERN);
        groups.put("allowed", TaskGroups.ALLOWED);
        content.put("groups", groups);
        content.put("variables", variables());
        content.put(
                "kinds",
                Stream.of(ReleaseVariable.Kind.values())
                        .collect(Collectors.toMap(Enum::name, ReleaseVariable.Kind::words, (a, b) -> a, TreeMap::new)));
        content.put(
                "given",
                new TreeMap<>(Map.of(
                        "start", KnownVariables.FROM_START,
                        "step", KnownVariables.OF_ANY_STEP,
                        "repetition", KnownVariables.OF_REPETITION)));
        content.put("forms", forms());
        content.put(
                "questions",
                PeopleTask.all().stream().map(StepsFileTest::question).toList());
        content.put("request", TealForm.REQUEST);
        content.put("main", References.MAIN_PROCESS);
        content.put("times", Times.patterns());
        content.put("mostRepeats", LoopsPause.MOST);
        content.put("sender", WaitsEnd.SENDER);

        Generated.assertUpToDate(Shipped.PROCESSES.resolve("tools/bpmnlint-plugin-teal/steps.json"), content);
    }

    private static Map<String, Object> steps() {
        Map<String, Object> steps = new LinkedHashMap<>();
        for (StepDefinition step : Steps.all()) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("title", step.title());
            told.put("effect", step.effect());
            told.put("errors", step.errors());
            told.put("sets", step.sets());
            told.put("inputs", step.inputs().stream().map(StepsFileTest::input).toList());
            steps.put(step.name(), told);
        }
        return steps;
    }

    private static Map<String, Object> variables() {
        Map<String, Object> variables = new TreeMap<>();
        KnownVariables.all().forEach((name, variable) -> {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("kind", variable.kind());
            told.put("values", variable.values());
            variables.put(name, told);
        });
        return variables;
    }

    private static Map<String, Object> forms() {
        Map<String, Object> forms = new LinkedHashMap<>();
        for (TealForm form : TealForm.all()) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("answers", form.answers());
            told.put("sets", form.sets());
            forms.put(form.id(), told);
        }
        return forms;
    }

    private static Map<String, Object> question(PeopleTask task) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("title", task.title());
        told.put("forms", List.copyOf(task.forms().keySet()));
        told.put(
                "listeners",
                task.listeners().stream()
                        .map(PeopleTask.Listening::listener)
                        .distinct()
                        .toList());
        return told;
    }

    private static Map<String, Object> listener(ListenerDefinition listener) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", listener.name());
        told.put("element", listener.element());
        told.put("events", listener.events());
        told.put("sets", listener.sets());
        return told;
    }

    private static Map<String, Object> calls() {
        Map<String, Object> calls = new LinkedHashMap<>();
        for (CalledProcess process : CalledProcesses.all()) {
            calls.put(
                    process.id(),
                    Map.of(
                            "inputs",
                            process.inputs().stream().map(StepsFileTest::input).toList()));
        }
        return calls;
    }

    private static Map<String, Object> input(StepInput input) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", input.name());
        told.put("pattern", input.pattern());
        told.put("allowed", input.allowed());
        return told;
    }

    private Map<String, CallFacts> promises() throws IOException {
        Map<String, CallFacts> promises = new TreeMap<>();
        List<Diagram> called = diagrams.values().stream()
                .filter(diagram -> !diagram.isStartable())
                .toList();
        for (Diagram diagram : called) {
            promises.put(diagram.process(), observed(diagram.process()));
        }
        return promises;
    }

    private CallFacts observed(String process) {
        return Observation.of(diagrams.get(process), this::observed);
    }
}
