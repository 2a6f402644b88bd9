package teal.engine;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.BeanFactory;
import teal.inventory.Inventory;
import teal.process.task.TaskName;
import teal.process.variable.ReleaseVariables;
import teal.rules.PeopleTask;
import teal.rules.PeopleTask.Listening;

/**
 * A task that asks one of Teal's questions gets the listener for that question, whether or not its diagram names it:
 * the Modeler's templates cannot add it, and no diagram can leave it out. Every task's name says which release it is about.
 * A decision on a failed step is asked in a transaction after the step's.
 */
class DecisionListeners extends AbstractBpmnParseListener {

    /** Sorts as text. */
    private static final DateTimeFormatter SINCE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm VV");

    private final BeanFactory beans;

    /** @param beans asked only when a task is created: the listeners need the engine, which does not exist yet */
    DecisionListeners(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void parseUserTask(Element task, ScopeImpl scope, ActivityImpl activity) {
        if (!(activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior)) {
            return;
        }
        behavior.getTaskDefinition().addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, new TaskName());
        String form = task.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "formRef");
        if (form != null) {
            PeopleTask.withForm(form).ifPresent(asked -> {
                behavior.getTaskDefinition().addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, label(asked));
                if (asked.isDecision() && !activity.isAsyncBefore()) {
                    // Where two nodes fail at the same moment, both change the release. Without a job of its own for
                    // the
                    // question, the later one's whole step would be done again.
                    activity.setAsyncBefore(true, true);
                }
                asked.listeners().stream()
                        .filter(listening -> !isNamed(listening, task))
                        .forEach(listening -> add(listening, behavior.getTaskDefinition()));
            });
        }
    }

    /**
     * The labels that Tasklist uses for filters and columns: the question, the release, and the time since when it has
     * been waiting. Tasklist shows only two at once, so application and version share one.
     */
    private TaskListener label(PeopleTask asked) {
        return task -> {
            DelegateExecution execution = task.getExecution();
            task.setVariableLocal(
                    "release", execution.getVariable("application") + " " + execution.getVariable("version"));
            ReleaseVariables.QUESTION.setLocal(task, asked.name());
            ReleaseVariables.WAITING_SINCE.setLocal(
                    task, SINCE.format(task.getCreateTime().toInstant().atZone(zone(execution))));
        };
    }

    /** An application may have left the inventory meanwhile. */
    private ZoneId zone(DelegateExecution execution) {
        return ReleaseVariables.APPLICATION
                .find(execution)
                .flatMap(beans.getBean(Inventory.class)::find)
                .map(managed -> managed.settings().zone())
                .orElse(ZoneId.of("UTC"));
    }

    private static boolean isNamed(Listening listening, Element task) {
        Element extensions = task.element("extensionElements");
        return extensions != null
                && extensions.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "taskListener").stream()
                        .filter(named -> listening.event().equals(named.attribute("event")))
                        .map(named -> named.attribute("delegateExpression"))
                        .anyMatch(("${" + listening.listener() + "}")::equals);
    }

    private void add(Listening listening, TaskDefinition task) {
        task.addBuiltInTaskListener(
                listening.event(),
                (DelegateTask asked) ->
                        beans.getBean(listening.listener(), TaskListener.class).notify(asked));
    }
}
