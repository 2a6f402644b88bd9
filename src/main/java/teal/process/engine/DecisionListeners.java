package teal.process.engine;

import java.util.List;
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
import teal.process.diagram.PeopleTask;
import teal.process.diagram.PeopleTask.Listening;

/**
 * Tasks that put one of Teal's questions to people are heard by the listener that belongs to the question, whether or not
 * their diagram names it: the Modeler's templates cannot, and no diagram can leave it out.
 */
class DecisionListeners extends AbstractBpmnParseListener {

    private final BeanFactory beans;

    /** @param beans asked when a task is there: the listeners need the engine, which is not there yet */
    DecisionListeners(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void parseUserTask(Element task, ScopeImpl scope, ActivityImpl activity) {
        String form = task.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "formRef");
        if (form != null && activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
            PeopleTask.withForm(form).map(PeopleTask::listeners).orElse(List.of()).stream()
                    .filter(listening -> !isNamed(listening, task))
                    .forEach(listening -> add(listening, behavior.getTaskDefinition()));
        }
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
