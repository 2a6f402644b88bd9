package teal.engine;

import java.util.Optional;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultJobConfiguration.JobConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;
import teal.access.SystemPrincipal;

/**
 * The places where work starts without a person's request: each of these threads identifies itself as Teal
 * (docs/decisions/0026).
 */
@Configuration(proxyBeanMethods = false)
class OwnWorkConfiguration {

    /** The starter's own executor with the same settings, on threads that act as Teal. */
    @Bean
    @ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
    static JobExecutor jobExecutor(
            @Qualifier(JobConfiguration.CAMUNDA_TASK_EXECUTOR_QUALIFIER) TaskExecutor threads,
            CamundaBpmProperties properties) {
        JobExecutionProperty settings = properties.getJobExecution();
        TealJobExecutor jobs = new TealJobExecutor();
        jobs.setTaskExecutor(threads);
        jobs.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
        Optional.ofNullable(settings.getLockTimeInMillis()).ifPresent(jobs::setLockTimeInMillis);
        Optional.ofNullable(settings.getMaxJobsPerAcquisition()).ifPresent(jobs::setMaxJobsPerAcquisition);
        Optional.ofNullable(settings.getWaitTimeInMillis()).ifPresent(jobs::setWaitTimeInMillis);
        Optional.ofNullable(settings.getMaxWait()).ifPresent(jobs::setMaxWait);
        Optional.ofNullable(settings.getBackoffTimeInMillis()).ifPresent(jobs::setBackoffTimeInMillis);
        Optional.ofNullable(settings.getMaxBackoff()).ifPresent(jobs::setMaxBackoff);
        Optional.ofNullable(settings.getBackoffDecreaseThreshold()).ifPresent(jobs::setBackoffDecreaseThreshold);
        Optional.ofNullable(settings.getWaitIncreaseFactor()).ifPresent(jobs::setWaitIncreaseFactor);
        return jobs;
    }

    @Bean
    ThreadPoolTaskSchedulerCustomizer timersAreTeals() {
        return scheduler -> scheduler.setTaskDecorator(task -> () -> SystemPrincipal.run("timer", task));
    }
}
