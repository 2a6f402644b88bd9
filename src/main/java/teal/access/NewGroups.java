package teal.access;

import java.util.Objects;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.beans.factory.ObjectProvider;

/**
 * A diagram or a decision table may assign tasks to a group that neither Teal nor the inventory knows. At its first task the
 * group gets the rights that every such group has: it may view releases, and it can find its tasks.
 */
class NewGroups extends AbstractBpmnParseListener implements TaskListener {

    private final ObjectProvider<Rights> rights;
    private final ObjectProvider<TasklistFilters> filters;

    /** @param rights need the engine, which does not exist yet */
    NewGroups(ObjectProvider<Rights> rights, ObjectProvider<TasklistFilters> filters) {
        this.rights = rights;
        this.filters = filters;
    }

    @Override
    public void parseUserTask(Element task, ScopeImpl scope, ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
            behavior.getTaskDefinition().addBuiltInTaskListener(EVENTNAME_CREATE, this);
        }
    }

    @Override
    public void notify(DelegateTask task) {
        task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .filter(group -> !group.equals(Groups.CAMUNDA_ADMIN))
                .forEach(this::admit);
    }

    /** The signed-in person has no right to grant rights, so this is not done in their name. */
    private void admit(String group) {
        Context.getCommandContext().runWithoutAuthorization(() -> {
            if (rights.getObject().isNew(group)) {
                rights.getObject().grantLooking(group);
                filters.getObject().show(group);
            }
            return null;
        });
    }
}
