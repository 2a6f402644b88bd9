package teal.rules;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        content.put("listeners", ListenerDefinition.all());
        content.put("promises", promises());
        Map<String, Object> groups = new LinkedHashMap<>();
        groups.put("pattern", TaskGroups.PATTERN);
        groups.put("allowed", TaskGroups.ALLOWED);
        content.put("groups", groups);

        Generated.assertUpToDate(Shipped.PROCESSES.resolve("tools/bpmnlint-plugin-teal/steps.json"), content);
    }

    private static Map<String, Object> steps() {
        Map<String, Object> steps = new LinkedHashMap<>();
        for (StepDefinition step : Steps.all()) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("title", step.title());
            told.put("effect", step.effect());
            told.put("errors", step.errors());
            told.put("inputs", step.inputs().stream().map(StepsFileTest::input).toList());
            steps.put(step.name(), told);
        }
        return steps;
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
