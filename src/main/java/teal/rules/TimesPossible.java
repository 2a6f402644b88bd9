package teal.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import teal.release.Quoted;
import teal.rules.ReleaseVariable.Kind;

/** Durations, dates and cycles are what the engine reads as such, and nothing comes round more than once a minute. */
final class TimesPossible implements Rule {

    private static final Pattern VARIABLE = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*\\}");

    /** What a timer may be given, in this order. */
    private static final List<String> TIMERS = List.of("timeDate", "timeDuration", "timeCycle");

    private static final Map<String, Set<Kind>> KINDS = Map.of(
            "timeDate", Set.of(Kind.MOMENT, Kind.DURATION),
            "timeDuration", Set.of(Kind.DURATION),
            "timeCycle", Set.of(Kind.CYCLE));

    @Override
    public String name() {
        return "times-possible";
    }

    @Override
    public void check(Diagram diagram, Function<String, CallFacts> calls, Findings findings) {
        for (FlowNode node : diagram.nodes()) {
            node.definition("timerEventDefinition").ifPresent(timer -> timer(node, timer, findings));
            if (node.isA("userTask")) {
                for (String due : List.of("dueDate", "followUpDate")) {
                    Notation.camundaAttribute(node.xml(), due)
                            .filter(text -> !text.isBlank())
                            .ifPresent(text -> time(node, "timeDate", text.strip(), findings));
                }
            }
            for (Element retries : Notation.camunda(node.xml(), "failedJobRetryTimeCycle")) {
                String text = Notation.text(retries);
                if (!text.contains("{") && !Times.areRetries(text)) {
                    findings.add(node, "retries", "found", Quoted.text(text));
                }
            }
        }
    }

    private static void timer(FlowNode node, Element timer, Findings findings) {
        for (String kind : TIMERS) {
            Optional<String> text = Notation.bpmn(timer, kind).stream()
                    .map(Notation::text)
                    .filter(found -> !found.isEmpty())
                    .findFirst();
            if (text.isPresent()) {
                time(node, kind, text.get(), findings);
                return;
            }
        }
        findings.add(node, "none");
    }

    private static void time(FlowNode node, String kind, String text, Findings findings) {
        Matcher variable = VARIABLE.matcher(text);
        if (variable.matches()) {
            KnownVariables.find(variable.group(1))
                    .filter(known -> !KINDS.getOrDefault(kind, Set.of()).contains(known.kind()))
                    .ifPresent(known -> findings.add(
                            node,
                            kind + "-variable",
                            "found",
                            known.name(),
                            "kind",
                            known.kind().words()));
        } else if (!text.contains("{")) {
            if (!isPossible(kind, text)) {
                findings.add(node, kind, "found", Quoted.text(text));
            } else if (kind.equals("timeCycle") && Times.isTooOften(text)) {
                findings.add(node, "often", "found", Quoted.text(text));
            }
        }
    }

    private static boolean isPossible(String kind, String text) {
        return switch (kind) {
            case "timeDuration" -> Times.isDuration(text);
            case "timeCycle" -> Times.isCycle(text);
            default -> Times.isDate(text) || Times.isDuration(text);
        };
    }
}
