package teal.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.jspecify.annotations.Nullable;
import teal.process.variable.ReleaseVariables;

/**
 * The engine's full history, but for one thing: of a variable that only Teal's steps write, and of the engine's own counters,
 * the last value is kept, and not each value before it as well. What steps find is in their reports, each of which is a
 * variable of its own and would be stored twice. Whatever people and authors write is kept in full.
 */
final class KeptHistory extends HistoryLevelFull {

    private static final Set<String> COUNTERS = Set.of(
            MultiInstanceActivityBehavior.NUMBER_OF_INSTANCES,
            MultiInstanceActivityBehavior.NUMBER_OF_ACTIVE_INSTANCES,
            MultiInstanceActivityBehavior.NUMBER_OF_COMPLETED_INSTANCES,
            MultiInstanceActivityBehavior.LOOP_COUNTER);

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, @Nullable Object entity) {
        return super.isHistoryEventProduced(type, entity)
                && !(type == HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL
                        && entity instanceof HistoricVariableUpdateEventEntity written
                        && isKeptOnce(written.getVariableName()));
    }

    private static boolean isKeptOnce(String variable) {
        return ReleaseVariables.isOnlyOfSteps(variable) || COUNTERS.contains(variable);
    }
}
