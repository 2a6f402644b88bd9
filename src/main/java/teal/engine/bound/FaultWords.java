package teal.engine.bound;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;
import teal.release.Reason;

/** The engine's messages about a diagram (BpmnBehaviorLogger, EngineUtilLogger), as authors of diagrams would say it. */
final class FaultWords {

    private static final Pattern CODE = Pattern.compile("^ENGINE-\\d+ ");

    private static final Pattern STUCK = Pattern.compile("^ENGINE-0200[46] ");

    private static final Pattern TIME = Pattern.compile("^ENGINE-0902[67] Exception while \\w+ [a-z ]+ '(.*?)': ");

    private static final Pattern CONDITION = Pattern.compile(
            "condition expression returns (?:null|non-Boolean: result has class (?:[\\w.$]+\\.)?(\\w+) and)");

    private FaultWords() {}

    static String of(Throwable failure, @Nullable ActivityImpl element) {
        String message = Reason.of(failure);
        Matcher time = TIME.matcher(message);
        if (time.find()) {
            return "found " + "'" + time.group(1)
                    + "', which is no date, no duration such as PT4H and no cycle such as R3/PT4H";
        }
        if (STUCK.matcher(message).find()) {
            return "no way out: the condition of none of its flows is true, and it has no default flow"
                    + conditions(element);
        }
        Matcher condition = CONDITION.matcher(message);
        if (condition.find()) {
            return "a condition must give true or false; found "
                    + (condition.group(1) == null ? "nothing" : "a value of the kind " + condition.group(1))
                    + conditions(element);
        }
        return failure instanceof NumberFormatException
                ? "a number is needed; " + message
                : CODE.matcher(message).replaceFirst("").replaceFirst("[.\\s]+$", "");
    }

    private static String conditions(@Nullable ActivityImpl element) {
        List<PvmTransition> flows = element == null ? List.of() : element.getOutgoingTransitions();
        String texts = flows.stream()
                .map(flow -> flow.getProperty(BpmnParse.PROPERTYNAME_CONDITION_TEXT))
                .filter(text -> text != null)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        return texts.isEmpty() ? "" : " (its conditions: " + texts + ")";
    }
}
