package teal.engine;

import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.JobState;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoricJobLogEvent;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Wakes the job acquisition exactly when a timer falls due. The engine itself only polls for due timers, at intervals
 * that grow while nothing happens, so a wait of one second could take a minute.
 */
@Component
class TimerAlarm {

    private final TaskScheduler scheduler;
    private final ManagementService management;
    private final ProcessEngineConfigurationImpl engine;

    TimerAlarm(TaskScheduler scheduler, ManagementService management, ProcessEngineConfigurationImpl engine) {
        this.scheduler = scheduler;
        this.management = management;
        this.engine = engine;
    }

    @EventListener
    void timerCreated(HistoricJobLogEvent job) {
        if (job.getState() == JobState.CREATED.getStateCode() && job.getJobDueDate() != null) {
            wakeAt(job.getJobDueDate());
        }
    }

    /** Timers that were set before Teal started. */
    @EventListener(ApplicationReadyEvent.class)
    void started() {
        management.createJobQuery().timers().list().stream()
                .map(Job::getDuedate)
                .forEach(this::wakeAt);
    }

    private void wakeAt(Date due) {
        JobExecutor executor = engine.getJobExecutor();
        // The engine takes jobs whose due date is before "now", in whole milliseconds.
        scheduler.schedule(executor::jobWasAdded, due.toInstant().plusMillis(1));
    }
}
