package teal.process.variable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/** What the steps of a release recorded, across the processes that it calls, read from the engine's history. */
@Component
public class ReleaseReports {

    /** Signed-in users may not ask the engine for lists without an end (queryMaxResultsLimit). */
    public static final int MOST = 2_000;

    private final HistoryService history;

    ReleaseReports(HistoryService history) {
        this.history = history;
    }

    /** All reports, in the order of time. */
    public List<StepReport> of(String release) {
        return history
                .createHistoricVariableInstanceQuery()
                .processInstanceIdIn(instances(release).toArray(String[]::new))
                .variableName(ReleaseVariables.REPORT.name())
                .listPage(0, MOST)
                .stream()
                .flatMap(variable -> ReleaseVariables.REPORT.decode(variable.getValue()).stream())
                .sorted(Comparator.comparing(StepReport::at))
                .toList();
    }

    /** The release that an instance belongs to, itself or as one that it called. */
    public String release(String instance) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getRootProcessInstanceId();
    }

    /** The release's own instance and all that it called, in the order of calls. */
    public List<String> instances(String release) {
        List<String> found = new ArrayList<>(List.of(release));
        for (int i = 0; i < found.size(); i++) {
            history
                    .createHistoricProcessInstanceQuery()
                    .superProcessInstanceId(found.get(i))
                    .orderByProcessInstanceStartTime()
                    .asc()
                    .listPage(0, MOST)
                    .stream()
                    .map(HistoricProcessInstance::getId)
                    .forEach(found::add);
        }
        return found;
    }
}
