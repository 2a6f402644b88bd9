package teal.process.attempt;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;
import teal.release.FencingToken;
import teal.release.PermanentRefusal;
import teal.release.Reason;
import teal.release.ReleaseErrors;
import teal.release.Report;
import teal.release.StaleAttempt;
import teal.release.Transcript;

/** One attempt while it runs: its token, and a transcript written at most once a second. */
public final class Recording implements FencingToken, Transcript {

    private static final Logger log = LoggerFactory.getLogger(Recording.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST = 128 * 1024;

    private final String attempt;
    private final FencingToken token;
    private final AttemptTable table;
    private final TaskScheduler scheduler;
    private final Clock clock;
    private final Map<String, Supplier<String>> sources = new LinkedHashMap<>();
    private @Nullable ScheduledFuture<?> writing;
    private String written = "";
    private String summary = "";
    private Outcome good = Outcome.DONE;

    Recording(String attempt, FencingToken token, AttemptTable table, TaskScheduler scheduler, Clock clock) {
        this.attempt = attempt;
        this.token = token;
        this.table = table;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    Recording begin(Runnable insert) {
        quietly(insert);
        return this;
    }

    /** The finding, in one sentence, and whether anything was done. */
    public void says(Report report) {
        summary = report.summary();
        good = report.unneeded() ? Outcome.UNNEEDED : Outcome.DONE;
    }

    /** Runs the step and records how it ended; exceptions pass through. */
    public void of(Runnable step) {
        try {
            step.run();
            end(good, summary);
        } catch (BpmnError | PermanentRefusal no) {
            end(isCalledOff(no) ? Outcome.LOST : Outcome.NO, message(no));
            throw no;
        } catch (StaleAttempt | OptimisticLockingException late) {
            end(Outcome.LOST, message(late));
            throw late;
        } catch (RuntimeException | Error failure) {
            end(Outcome.FAILED, message(failure));
            throw failure;
        }
    }

    /** Somebody requested a roll-back: the step itself did not say no. */
    private static boolean isCalledOff(RuntimeException no) {
        return no instanceof BpmnError error && ReleaseErrors.ROLL_BACK_DECIDED.equals(error.getErrorCode());
    }

    private static String message(Throwable cause) {
        return Reason.of(cause);
    }

    @Override
    public synchronized void follow(String source, Supplier<String> printed) {
        sources.put(source, printed);
        if (writing == null) {
            writing = scheduler.scheduleWithFixedDelay(
                    () -> quietly(this::write), clock.instant().plus(PAUSE), PAUSE);
        }
    }

    private synchronized void write() {
        String text = text();
        if (!text.equals(written)) {
            table.print(attempt, text);
            written = text;
        }
    }

    /** Each source under its name, if there are several. */
    private String text() {
        StringBuilder all = new StringBuilder();
        sources.forEach((source, printed) -> {
            String text = printed.get();
            if (!text.isBlank()) {
                all.append(sources.size() > 1 ? "== " + source + "\n" : "")
                        .append(text.stripTrailing())
                        .append('\n');
            }
        });
        return all.length() > MOST ? all.substring(0, MOST) + "\n... the rest is left out ...\n" : all.toString();
    }

    private synchronized void end(Outcome outcome, String found) {
        if (writing != null) {
            writing.cancel(false);
        }
        quietly(this::write);
        quietly(() -> table.end(attempt, clock.instant(), outcome, found));
    }

    private void quietly(Runnable change) {
        try {
            change.run();
        } catch (RuntimeException e) {
            log.warn("attempt {} cannot be recorded, the step goes on: {}", attempt, Reason.of(e));
        }
    }

    @Override
    public Transcript transcript() {
        return this;
    }

    @Override
    public long number() {
        return token.number();
    }

    @Override
    public void check() {
        token.check();
    }
}
