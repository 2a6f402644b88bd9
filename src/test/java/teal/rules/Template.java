package teal.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An element template of the Camunda Modeler, as its JSON has it. */
final class Template {

    private static final String SCHEMA =
            "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";
    private static final String QUESTION = "bpmn:UserTask";
    private static final String INPUTS = "inputs";

    private final Map<String, Object> json = new LinkedHashMap<>();
    private final List<Map<String, Object>> properties = new ArrayList<>();

    private Template(String name, String title, String description, Area area, String element) {
        json.put("$schema", SCHEMA);
        json.put("id", "teal." + name);
        json.put("name", title);
        json.put("description", description);
        json.put("version", 1);
        json.put("category", fields("id", "teal-" + area.name().toLowerCase(), "name", "Teal: " + area.title()));
        json.put("icon", fields("contents", icon(name)));
        json.put("keywords", List.of("teal", name));
        json.put("appliesTo", List.of("bpmn:Task", element));
        json.put("elementType", fields("value", element));
        // A step and a call have fields in place of expressions and mappings; a question also has a due date, for
        // example.
        json.put("entriesVisible", element.equals(QUESTION));
        json.put("groups", List.of(fields("id", INPUTS, "label", "Inputs", "openByDefault", true)));
        json.put("properties", properties);
    }

    /** All templates, by the names of their files. */
    static Map<String, Map<String, Object>> all() {
        Map<String, Map<String, Object>> all = new TreeMap<>();
        Steps.all().forEach(step -> all.put(file(step.name()), of(step)));
        CalledProcesses.all().forEach(process -> all.put(file(process.id()), of(process)));
        PeopleTask.all().forEach(task -> all.put(file(task.name()), of(task)));
        return all;
    }

    private static String file(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase() + ".json";
    }

    private static Map<String, Object> of(StepDefinition step) {
        Template template =
                new Template(step.name(), step.title(), step.description(), step.area(), "bpmn:ServiceTask");
        template.hidden("${" + step.name() + "}", "camunda:delegateExpression");
        template.hidden(true, "camunda:asyncBefore");
        for (StepInput input : step.inputs()) {
            template.input(
                    input,
                    input.suggestion(),
                    fields("type", "camunda:inputParameter", "name", input.name()),
                    input.pattern(),
                    input.allowed());
        }
        return template.json;
    }

    private static Map<String, Object> of(CalledProcess process) {
        Template template =
                new Template(process.id(), process.title(), process.description(), process.area(), "bpmn:CallActivity");
        template.hidden(process.id(), "calledElement");
        template.hidden("deployment", "camunda:calledElementBinding");
        template.hidden(true, "camunda:asyncBefore");
        template.property("Hidden", CallsBound.BUSINESS_KEY, fields("type", "camunda:in:businessKey"));
        for (StepInput input : process.carried()) {
            template.property("Hidden", input.name(), fields("type", "camunda:in", "target", input.name()));
        }
        for (StepInput input : process.asked()) {
            template.passed(input);
        }
        for (String answer : process.answers()) {
            template.property("Hidden", answer, fields("type", "camunda:out", "source", answer));
        }
        return template.json;
    }

    private static Map<String, Object> of(PeopleTask task) {
        Template template = new Template(task.name(), task.title(), task.description(), Area.PEOPLE, QUESTION);
        List<Map<String, Object>> forms = task.forms().entrySet().stream()
                .map(form -> choice(form.getKey(), form.getValue()))
                .toList();
        Map<String, Object> form =
                template.property("Dropdown", task.usualForm(), fields("type", "property", "name", "camunda:formRef"));
        form.put("label", "Question");
        form.put("description", "The form that people fill in.");
        form.put("group", INPUTS);
        form.put("choices", forms);
        template.hidden("deployment", "camunda:formRefBinding");
        // What the step before found has to be saved before people are shown it.
        template.hidden(true, "camunda:asyncBefore");
        Map<String, Object> group = template.property(
                "String", task.group(), fields("type", "property", "name", "camunda:candidateGroups"));
        group.put("label", "Group");
        group.put("description", "Who is asked: a group in the Admin application.");
        group.put("group", INPUTS);
        group.put("constraints", constraints(TaskGroups.PATTERN, TaskGroups.ALLOWED));
        for (String answer : task.answers()) {
            // An answer that an earlier task left behind must not count for this one.
            template.property("Hidden", "", fields("type", "camunda:inputParameter", "name", answer));
            template.property(
                    "Hidden", answer, fields("type", "camunda:outputParameter", "source", "${" + answer + "}"));
        }
        return template.json;
    }

    /** A call takes a variable by its bare name, or an expression where the process takes constants too. */
    private void passed(StepInput input) {
        if (input.isVariable()) {
            input(
                    input,
                    input.name(),
                    fields("type", "camunda:in", "target", input.name()),
                    "[A-Za-z]\\w*",
                    "a variable's name such as " + input.name());
        } else {
            input(
                    input,
                    input.suggestion(),
                    fields("type", "camunda:in", "target", input.name(), "expression", true),
                    input.pattern(),
                    input.allowed());
        }
    }

    private void input(
            StepInput input, @Nullable String value, Map<String, Object> binding, String pattern, String allowed) {
        String type = input.choices().isEmpty() ? input.manyLines() ? "Text" : "String" : "Dropdown";
        Map<String, Object> property = property(type, value, binding);
        property.put("label", input.label());
        property.put("description", input.description());
        property.put("group", INPUTS);
        if (input.choices().isEmpty()) {
            property.put("constraints", constraints(pattern, allowed));
        } else {
            property.put(
                    "choices",
                    input.choices().entrySet().stream()
                            .map(choice -> choice(choice.getKey(), choice.getValue()))
                            .toList());
        }
    }

    private static Map<String, Object> constraints(String pattern, String allowed) {
        Map<String, Object> constraints = new LinkedHashMap<>();
        constraints.put("notEmpty", true);
        constraints.put("pattern", fields("value", "^(?:" + pattern + ")$", "message", "Allowed: " + allowed));
        return constraints;
    }

    private void hidden(Object value, String name) {
        property("Hidden", value, fields("type", "property", "name", name));
    }

    private Map<String, Object> property(String type, @Nullable Object value, Map<String, Object> binding) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("type", type);
        if (value != null) {
            property.put("value", value);
        }
        property.put("binding", binding);
        properties.add(property);
        return property;
    }

    private static Map<String, Object> choice(String value, String label) {
        return fields("name", label, "value", value);
    }

    /** In this order, whenever they are written. */
    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return fields;
    }

    private static String icon(String name) {
        try {
            byte[] svg = Files.readAllBytes(Shipped.PROCESSES.resolve("tools/icons/" + name + ".svg"));
            String text = new String(svg, StandardCharsets.UTF_8).strip();
            return "data:image/svg+xml;base64,"
                    + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
