package teal.guard;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import teal.access.PeopleNames;
import teal.process.task.AnsweredTask;
import teal.process.task.AskedPeople;
import teal.rules.PeopleTask;

/**
 * Accepts answers only from the people whom the diagram asks, and from administrators. The engine's own check uses the
 * task's identity links, which can be widened by hand.
 */
final class AskedOnly extends AbstractBpmnParseListener implements TaskListener {

    /** A decision table names who may answer these, and their own listeners consult it. */
    private static final Set<String> ASKED_BY_TABLE = Set.of("approve", "overrideFreeze");

    private final PeopleNames names;

    AskedOnly(PeopleNames names) {
        this.names = names;
    }

    @Override
    public void parseUserTask(Element task, ScopeImpl scope, ActivityImpl activity) {
        boolean byTable = Optional.ofNullable(task.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "formRef"))
                .flatMap(PeopleTask::withForm)
                .map(PeopleTask::name)
                .filter(ASKED_BY_TABLE::contains)
                .isPresent();
        if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
            // Either way it comes first, and notices if the release has moved on since the task was read: the diagram's
            // own listeners are expressions, which can no longer be evaluated then.
            behavior.getTaskDefinition()
                    .addBuiltInTaskListener(EVENTNAME_COMPLETE, byTable ? AnsweredTask::execution : this);
        }
    }

    @Override
    public void notify(DelegateTask task) {
        Authentication person = Context.getCommandContext().getAuthentication();
        AnsweredTask.execution(task);
        if (person != null && person.getUserId() != null && !isAdministrator(person)) {
            AskedPeople asked = AskedPeople.drawn(task);
            if (!asked.include(person)) {
                throw asked.refusal(person.getUserId(), names);
            }
        }
    }

    private static boolean isAdministrator(Authentication person) {
        return person.getGroupIds() != null && person.getGroupIds().contains(Groups.CAMUNDA_ADMIN);
    }
}
