package teal.engine;

import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.jspecify.annotations.Nullable;
import teal.process.variable.ReleaseVariables;

/**
 * The engine's full history, but for one thing: of a variable that only Teal's steps write, the last value is kept, and not
 * each value before it as well. What steps find is in their reports, each of which is a variable of its own and would be
 * stored twice. Whatever people and authors write is kept in full.
 */
final class KeptHistory extends HistoryLevelFull {

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, @Nullable Object entity) {
        return super.isHistoryEventProduced(type, entity)
                && !(type == HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL
                        && entity instanceof HistoricVariableUpdateEventEntity written
                        && ReleaseVariables.isOnlyOfSteps(written.getVariableName()));
    }
}
