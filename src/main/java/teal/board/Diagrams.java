package teal.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.core.model.CallableElement;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ConstantValueProvider;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.el.ElValueProvider;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;
import org.camunda.bpm.engine.impl.pvm.PvmScope;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.ReadOnlyProcessDefinition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;
import teal.board.TakenFlows.Flow;
import teal.process.variable.ReleaseVariables;
import teal.rules.PeopleTask;

/** The names of activities, and the order in which a release passes through them. A deployed diagram never changes. */
@Component
public class Diagrams {

    /** The elements that do work, as opposed to events and gateways. */
    private static final Set<String> WORK = Set.of(
            "serviceTask", "callActivity", "userTask", "subProcess", "businessRuleTask", "receiveTask", "sendTask");

    /** {@code ${first}}: the variable itself, not an expression built from it. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*}");

    private static final String MULTI_INSTANCE = "#" + ActivityTypes.MULTI_INSTANCE_BODY;

    /**
     * As cached by the engine: reading the file again would be slow.
     *
     * @param process empty if an administrator has deleted it; its ended releases are still shown, with ids for names
     */
    private record Deployed(Optional<ReadOnlyProcessDefinition> process, List<Phase> phases, List<Flow> flows) {

        static final Deployed DELETED = new Deployed(Optional.empty(), List.of(), List.of());

        static Deployed of(ReadOnlyProcessDefinition process) {
            return new Deployed(Optional.of(process), Diagrams.phases(process), Diagrams.flows(process));
        }
    }

    private final RepositoryServiceImpl repository;
    private final Map<String, Deployed> deployed = new ConcurrentHashMap<>();
    private final Map<String, Optional<String>> neighbours = new ConcurrentHashMap<>();

    Diagrams(RepositoryService repository) {
        this.repository = (RepositoryServiceImpl) repository;
    }

    String name(String definition, String activity) {
        return activity(definition, activity).map(Diagrams::name).orElse(activity);
    }

    /** The element's type in BPMN, such as {@code serviceTask}. */
    String type(String definition, String activity) {
        return activity(definition, activity)
                .map(found -> String.valueOf(found.getProperty("type")))
                .orElse("");
    }

    /** The types of the events of which a gateway awaits the first; to the engine, no flow leads to them. */
    Set<String> typesOfAwaited(String definition, String gateway) {
        return activity(definition, gateway).stream()
                .flatMap(found -> ((ActivityImpl) found).getEventActivities().stream())
                .map(event -> String.valueOf(event.getProperty("type")))
                .collect(Collectors.toSet());
    }

    /** The activities on the longest path from the start to an end, which is the path on which everything is done. */
    List<Phase> phases(String definition) {
        return of(definition).phases();
    }

    /** What a release does, in order: each phase of its process, with the phases of the process that it calls. */
    public List<Steps> steps(String definition) {
        return phases(definition).stream()
                .map(phase -> new Steps(
                        phase.name(),
                        called(definition, phase.activity())
                                .flatMap(called -> constant(called.getDefinitionKeyValueProvider()))
                                .flatMap(process -> inTheSameDeployment(definition, process))
                                .map(called ->
                                        phases(called).stream().map(Phase::name).toList())
                                .orElse(List.of())))
                .toList();
    }

    /** @param inside the steps of the process that it calls; empty if it calls none */
    public record Steps(String name, List<String> inside) {}

    /** Whether this activity calls the process with this id. */
    boolean calls(String definition, String activity, String process) {
        return called(definition, activity)
                .flatMap(called -> constant(called.getDefinitionKeyValueProvider()))
                .filter(process::equals)
                .isPresent();
    }

    /** The variable from which a called process takes its cluster, according to the call's own inputs. */
    Optional<String> variableOfCluster(String definition, String activity) {
        return called(definition, activity).stream()
                .flatMap(called -> called.getInputs().stream())
                .filter(input -> ReleaseVariables.CLUSTER.name().equals(input.getTarget()))
                .flatMap(input -> variable(input.getSourceValueProvider()).stream())
                .findFirst();
    }

    private Optional<CallableElement> called(String definition, String activity) {
        return activity(definition, activity)
                .filter(found ->
                        ((ActivityImpl) found).getActivityBehavior() instanceof CallableElementActivityBehavior)
                .map(found -> ((CallableElementActivityBehavior) ((ActivityImpl) found).getActivityBehavior())
                        .getCallableElement());
    }

    private static Optional<String> constant(ParameterValueProvider value) {
        // The value is the same for every execution, so none is needed
        return value instanceof ConstantValueProvider
                ? Optional.ofNullable(value.getValue(null)).map(Object::toString)
                : Optional.empty();
    }

    private static Optional<String> variable(ParameterValueProvider source) {
        if (source instanceof ElValueProvider expression) {
            return Optional.of(PLAIN_NAME.matcher(expression.getExpression().getExpressionText()))
                    .filter(Matcher::matches)
                    .map(name -> name.group(1));
        }
        return constant(source);
    }

    /** Whether a task asks someone how to continue after a failure, as its form shows. */
    public boolean isDecision(String definition, String activity) {
        return question(definition, activity).filter(PeopleTask::isDecision).isPresent();
    }

    /** What a task asks people, as its form shows; empty for a company's own form. */
    Optional<PeopleTask> question(String definition, String activity) {
        return activity(definition, activity)
                .map(found -> ((ActivityImpl) found).getActivityBehavior())
                .filter(UserTaskActivityBehavior.class::isInstance)
                .map(behavior -> ((UserTaskActivityBehavior) behavior)
                        .getTaskDefinition()
                        .getFormDefinition()
                        .getCamundaFormDefinitionKey())
                .flatMap(form -> PeopleTask.withForm(form.getExpressionText()));
    }

    /** Another process of the same deployment, by its id; empty if there is none. */
    Optional<String> inTheSameDeployment(String definition, String process) {
        return neighbours.computeIfAbsent(
                definition + " " + process,
                key -> Optional.ofNullable(repository
                                .createProcessDefinitionQuery()
                                .deploymentId(repository
                                        .getProcessDefinition(definition)
                                        .getDeploymentId())
                                .processDefinitionKey(process)
                                .singleResult())
                        .map(ProcessDefinition::getId));
    }

    List<Flow> flows(String definition) {
        return of(definition).flows();
    }

    private Optional<PvmActivity> activity(String definition, String activity) {
        return of(definition).process().map(process -> process.findActivity(activity));
    }

    private Deployed of(String definition) {
        try {
            return deployed.computeIfAbsent(definition, id -> Deployed.of(repository.getDeployedProcessDefinition(id)));
        } catch (NotFoundException deleted) {
            return Deployed.DELETED;
        }
    }

    private static List<Phase> phases(ReadOnlyProcessDefinition process) {
        return longest(process.getInitial(), new HashSet<>(), new HashMap<>()).stream()
                .filter(activity -> WORK.contains(String.valueOf(activity.getProperty("type"))))
                .map(activity -> new Phase(activity.getId(), name(activity)))
                .toList();
    }

    /** Includes the flows within sub-processes. */
    private static List<Flow> flows(PvmScope scope) {
        return scope.getActivities().stream()
                .flatMap(activity -> Stream.concat(
                        activity.getOutgoingTransitions().stream().map(Diagrams::flow), flows(activity).stream()))
                .toList();
    }

    private static Flow flow(PvmTransition flow) {
        return new Flow(flow.getId(), drawn(flow.getSource()), drawn(flow.getDestination()));
    }

    /** The id in the diagram: a multi-instance activity has a scope around it that the diagram does not show. */
    private static String drawn(PvmActivity activity) {
        return activity.getId().replace(MULTI_INSTANCE, "");
    }

    private static String name(PvmActivity activity) {
        return Optional.ofNullable(activity.getProperty("name"))
                .map(Object::toString)
                .orElse(activity.getId());
    }

    /** Skips boundary events, and does not follow loops back. */
    private static List<PvmActivity> longest(
            PvmActivity from, Set<String> above, Map<String, List<PvmActivity>> known) {
        List<PvmActivity> before = known.get(from.getId());
        if (before != null) {
            return before;
        }
        above.add(from.getId());
        List<PvmActivity> best = List.of();
        for (PvmTransition flow : from.getOutgoingTransitions()) {
            PvmActivity next = flow.getDestination();
            if (!above.contains(next.getId())) {
                List<PvmActivity> way = longest(next, above, known);
                best = way.size() > best.size() ? way : best;
            }
        }
        above.remove(from.getId());
        List<PvmActivity> way = new ArrayList<>(List.of(from));
        way.addAll(best);
        known.put(from.getId(), way);
        return way;
    }
}
