package teal.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricJobLog;
import org.springframework.stereotype.Component;
import teal.process.variable.ElementName;
import teal.process.variable.ReleaseReports;

/** The attempts that failed, across the processes that a release called, read from the engine's history. */
@Component
class FailedAttempts {

    private final HistoryService history;
    private final RepositoryService repository;
    private final ReleaseReports reports;

    FailedAttempts(HistoryService history, RepositoryService repository, ReleaseReports reports) {
        this.history = history;
        this.repository = repository;
        this.reports = reports;
    }

    /** In the order of time. */
    List<FailedAttempt> of(String release) {
        Map<String, Integer> numbers = new HashMap<>();
        List<FailedAttempt> attempts = new ArrayList<>();
        for (HistoricJobLog failure : failures(release)) {
            attempts.add(new FailedAttempt(
                    ElementName.in(
                            repository.getBpmnModelInstance(failure.getProcessDefinitionId()), failure.getActivityId()),
                    numbers.merge(failure.getJobId(), 1, Integer::sum),
                    failure.getTimestamp().toInstant(),
                    Optional.ofNullable(failure.getJobExceptionMessage()).orElse("(no reason given)")));
        }
        return attempts;
    }

    private List<HistoricJobLog> failures(String release) {
        return reports.instances(release).stream()
                .flatMap(instance -> history
                        .createHistoricJobLogQuery()
                        .processInstanceId(instance)
                        .failureLog()
                        .listPage(0, ReleaseReports.MOST)
                        .stream())
                .sorted(Comparator.comparing(HistoricJobLog::getTimestamp))
                .toList();
    }
}
