package teal.engine.bound;

import java.util.List;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;

/** Counts every variable that is written, by people or by steps, with its size in bytes or characters. */
final class VariableWrites implements HistoryEventHandler {

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricVariableUpdateEventEntity written) {
            BoundedTransaction.current()
                    .ifPresent(transaction -> transaction.wrote(written.getVariableName(), size(written)));
        }
    }

    private static int size(HistoricVariableUpdateEventEntity written) {
        int bytes = written.getByteValue() == null ? 0 : written.getByteValue().length;
        int text = written.getTextValue() == null ? 0 : written.getTextValue().length();
        return Math.max(bytes, text);
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }
}
