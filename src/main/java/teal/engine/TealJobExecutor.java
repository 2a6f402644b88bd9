package teal.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import teal.access.SystemPrincipal;

/** Takes and executes jobs as Teal, on any thread: the pool's, or the acquisition's own if the pool rejects a job. */
final class TealJobExecutor extends SpringJobExecutor {

    @Override
    protected void startJobAcquisitionThread() {
        if (jobAcquisitionThread == null) {
            Runnable acquisition = acquireJobsRunnable;
            jobAcquisitionThread = new Thread(() -> SystemPrincipal.run("job acquisition", acquisition), getName());
            jobAcquisitionThread.start();
        }
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobs, ProcessEngineImpl engine) {
        Runnable execution = super.getExecuteJobsRunnable(jobs, engine);
        return () -> SystemPrincipal.run("job execution", execution);
    }
}
