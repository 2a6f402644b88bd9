package teal.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import teal.access.SystemPrincipal;

/**
 * How long a job that does nothing waits for its turn in the same engine, in the same moments as what is measured beside it. A
 * machine that is busy with other things is not what a promise about Teal is about.
 */
final class OrdinaryJobs implements AutoCloseable {

    private static final String TYPE = "ordinary";
    private static final Duration PAUSE = Duration.ofMillis(500);

    private record Took(Instant begun, Duration time) {}

    private record Number(String number) implements JobHandlerConfiguration {

        @Override
        public String toCanonicalString() {
            return number;
        }
    }

    private final class Handler implements JobHandler<Number> {

        @Override
        public String getType() {
            return TYPE;
        }

        @Override
        public void execute(Number number, ExecutionEntity execution, CommandContext context, String tenant) {
            waiting.get(number.number()).countDown();
        }

        @Override
        public Number newConfiguration(String canonical) {
            return new Number(canonical);
        }

        @Override
        public void onDelete(Number number, JobEntity job) {
            // Nothing is kept for it.
        }
    }

    private final ProcessEngineConfigurationImpl engine;
    private final Map<String, CountDownLatch> waiting = new ConcurrentHashMap<>();
    private final List<Took> seen = new CopyOnWriteArrayList<>();
    private final Thread thread =
            new Thread(() -> SystemPrincipal.run("ordinary jobs", this::askUntilClosed), "ordinary jobs");
    private volatile Instant asked = Instant.MAX;
    private volatile boolean closed;

    OrdinaryJobs(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
        engine.getJobHandlers().put(TYPE, new Handler());
        thread.start();
    }

    private void askUntilClosed() {
        for (int number = 0; !closed; number++) {
            try {
                ask(Integer.toString(number));
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void ask(String number) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        waiting.put(number, done);
        asked = Instant.now();
        engine.getCommandExecutorTxRequired().execute(context -> {
            MessageEntity job = new MessageEntity();
            job.setJobHandlerType(TYPE);
            job.setJobHandlerConfiguration(new Number(number));
            context.getJobManager().send(job);
            return null;
        });
        if (!done.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("an ordinary job was not executed within a minute");
        }
        seen.add(new Took(asked, Duration.between(asked, Instant.now())));
        asked = Instant.MAX;
    }

    /** Of those that waited at some time since then; zero if there was none. */
    Duration slowestSince(Instant moment) {
        Instant now = Instant.now();
        Instant waits = asked;
        Duration slowest = waits.isBefore(now) ? Duration.between(waits, now) : Duration.ZERO;
        for (Took took : seen) {
            if (took.begun().plus(took.time()).isAfter(moment) && took.time().compareTo(slowest) > 0) {
                slowest = took.time();
            }
        }
        return slowest;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
