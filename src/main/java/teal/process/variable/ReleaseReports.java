package teal.process.variable;

import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/** What the steps of a release recorded, across all processes that it calls, read from the engine's history. */
@Component
public class ReleaseReports {

    /** Signed-in users may not query the engine without a limit (queryMaxResultsLimit). */
    public static final int MOST = 2_000;

    private final HistoryService history;

    ReleaseReports(HistoryService history) {
        this.history = history;
    }

    /** All reports, in chronological order. */
    public List<StepReport> of(String release) {
        return history
                .createHistoricVariableInstanceQuery()
                .processInstanceIdIn(instances(release))
                .variableName(ReleaseVariables.REPORT.name())
                .listPage(0, MOST)
                .stream()
                .flatMap(variable -> ReleaseVariables.REPORT.decode(variable.getValue()).stream())
                .sorted(Comparator.comparing(StepReport::at))
                .toList();
    }

    /** The release to which an instance belongs: itself, or the one that called it. */
    public String release(String instance) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getRootProcessInstanceId();
    }

    /** The release's own instance and all those that it called. */
    private String[] instances(String release) {
        return history.createHistoricProcessInstanceQuery().rootProcessInstanceId(release).listPage(0, MOST).stream()
                .map(HistoricProcessInstance::getId)
                .toArray(String[]::new);
    }
}
