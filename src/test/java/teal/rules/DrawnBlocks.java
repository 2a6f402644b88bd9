package teal.rules;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** General building blocks as diagrams have them, for {@link Edit#insert}. */
final class DrawnBlocks {

    private DrawnBlocks() {}

    /** A weekday on which nothing is open before its time. */
    static String notToday(ZoneId zone) {
        return ZonedDateTime.now(zone).plusDays(3).getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    /** @param inputs names and values */
    static String step(String id, String bean, String... inputs) {
        StringBuilder xml = new StringBuilder("<bpmn:serviceTask id=\"" + id + "\" name=\"" + id
                + "\" camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${" + bean
                + "}\"><bpmn:extensionElements><camunda:inputOutput>");
        for (int i = 0; i < inputs.length; i += 2) {
            xml.append("<camunda:inputParameter name=\"" + inputs[i] + "\">" + inputs[i + 1]
                    + "</camunda:inputParameter>");
        }
        return xml.append("</camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>")
                .toString();
    }

    /** Open on these days in the application's time zone, all day long. */
    static String window(String days) {
        return call(
                "wait-for-window",
                "Window",
                "<camunda:in sourceExpression=\"" + days + "\" target=\"days\"/>",
                "<camunda:in sourceExpression=\"00:00\" target=\"opens\"/>",
                "<camunda:in sourceExpression=\"00:00\" target=\"closes\"/>",
                "<camunda:in sourceExpression=\"application\" target=\"zone\"/>");
    }

    /** @param more of what is passed on, besides what the process takes from every release */
    static String call(String process, String name, String... more) {
        String variables = CalledProcesses.find(process).orElseThrow().inputs().stream()
                .map(StepInput::name)
                .filter(input -> List.of("application", "version", "release", "plan", "cachesExpireAt")
                        .contains(input))
                .map(input -> "<camunda:in source=\"" + input + "\" target=\"" + input + "\"/>")
                .collect(Collectors.joining());
        return "<bpmn:callActivity id=\"CallActivity_" + name + "\" name=\"Wait\" camunda:asyncBefore=\"true\""
                + " calledElement=\"" + process + "\" camunda:calledElementBinding=\"deployment\">"
                + "<bpmn:extensionElements>"
                + "<camunda:in businessKey=\"#{execution.processBusinessKey}\"/>" + variables + String.join("", more)
                + "</bpmn:extensionElements></bpmn:callActivity>";
    }
}
