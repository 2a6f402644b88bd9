package teal.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;
import teal.board.ReleaseView;
import teal.board.Releases;
import teal.lab.LabUsers;
import teal.lab.mall.MallShop;
import teal.process.attempt.Attempt;
import teal.process.attempt.AttemptTable;
import teal.process.request.ReleaseFrame;
import teal.process.request.ReleaseRequest;
import teal.process.request.ReleaseStarter;
import teal.releaseactions.RollbackRequests;

/**
 * One release by a strange diagram, to its end: people answer what they are asked; when it comes to rest, or at a given
 * moment, it is rolled back. Everything is looked at from outside.
 */
final class Trial {

    /** The promise. */
    static final Duration BEGINS_WITHIN = Duration.ofSeconds(5);

    private static final Duration ENDS_WITHIN = Duration.ofMinutes(1);

    private static final int ANSWERS = 8;

    private static final int MOST_ATTEMPTS = 12;

    private static final Set<String> TIMES = Set.of("time", "freeze", "window");

    /**
     * What people do, and when.
     *
     * @param restless when a release that does not come to rest, since it goes in circles, is rolled back as well
     */
    record Conduct(Function<Task, Map<String, Object>> answers, Optional<Duration> rollBackAfter, Duration restless) {}

    /**
     * What was seen.
     *
     * @param rest what it waited for when it was rolled back
     * @param inView whether people could see that, or empty if it did not wait
     * @param begun how long the roll-back took to begin, from the request or the end of the step in flight
     */
    record Seen(
            ReleaseView release,
            Optional<String> rest,
            Optional<Boolean> inView,
            Optional<Duration> begun,
            List<String> wrong) {

        @Override
        public String toString() {
            return release.id() + " of " + release.application() + " ended "
                    + release.state().text() + "; wrong: "
                    + wrong + "; waited for " + rest.orElse("nothing")
                    + inView.map(seen -> seen ? ", in view" : ", UNSEEN").orElse("")
                    + begun.map(took -> "; the roll-back began after " + took).orElse("");
        }
    }

    /** Each release runs by the diagrams that were deployed last. */
    private static final Object DEPLOYING = new Object();

    private final ApplicationContext teal;
    private final PastTheRules rules;
    private final MallShop shop;
    private final Conduct conduct;
    private final Function<Instant, Duration> ordinaryJob;
    private final RuntimeService runtime;
    private final List<String> wrong = new ArrayList<>();
    private @Nullable String id;
    private Optional<Instant> approved = Optional.empty();
    private int answers;

    /** @param ordinaryJob how long a job that does nothing has waited for its turn since then */
    Trial(
            ApplicationContext teal,
            PastTheRules rules,
            MallShop shop,
            Conduct conduct,
            Function<Instant, Duration> ordinaryJob) {
        this.teal = teal;
        this.rules = rules;
        this.shop = shop;
        this.conduct = conduct;
        this.ordinaryJob = ordinaryJob;
        this.runtime = teal.getBean(RuntimeService.class);
    }

    /**
     * @param changed the diagrams, by file
     * @throws ProcessEngineException if the engine does not accept them
     */
    Seen run(Map<String, String> changed, String version, String artifact) {
        World world = new World(shop);
        Instant started = Instant.now();
        synchronized (DEPLOYING) {
            rules.deploy(changed);
            id = teal.getBean(ReleaseStarter.class)
                    .start(new ReleaseRequest(shop.name(), version, artifact))
                    .value();
        }
        boolean rested = awaitRest(started);
        Optional<String> rest = Optional.empty();
        Optional<Boolean> inView = Optional.empty();
        Optional<Duration> begun = Optional.empty();
        if (!hasEnded()) {
            rest = Optional.of(view().steps() + " " + view().reason().orElse(""));
            inView = rested ? Optional.of(isInView()) : Optional.empty();
            begun = rollBack();
            if (!within(ENDS_WITHIN, this::hasEnded)) {
                wrong.add("the roll-back did not end: " + view().steps() + view().reason());
            }
        }
        wrong.addAll(triedWithoutEnd());
        ReleaseView ended = view();
        if (hasEnded()) {
            wrong.addAll(world.wrong(ended, approved));
        } else {
            runtime.deleteProcessInstances(List.of(id()), "the trial is over", true, true, false);
        }
        return new Seen(ended, rest, inView, begun, List.copyOf(wrong));
    }

    /** Whether it came to rest, or ended, before its roll-back was due. */
    private boolean awaitRest(Instant started) {
        Instant limit = started.plus(conduct.rollBackAfter().orElse(conduct.restless()));
        int quiet = 0;
        while (Instant.now().isBefore(limit)) {
            if (hasEnded()) {
                return true;
            }
            quiet = isBusy() ? 0 : quiet + 1;
            if (quiet >= 3) {
                if (conduct.rollBackAfter().isEmpty() && !answerOne()) {
                    return true;
                }
                if (conduct.rollBackAfter().isPresent()) {
                    answerOne();
                }
                quiet = 0;
            }
            pause();
        }
        return false;
    }

    private boolean isBusy() {
        Set<String> tree = tree();
        Instant soon = Instant.now().plus(BEGINS_WITHIN);
        return inFlight()
                || teal
                        .getBean(ManagementService.class)
                        .createJobQuery()
                        .processInstanceIds(tree)
                        .withRetriesLeft()
                        .list()
                        .stream()
                        .anyMatch(job -> job.getDuedate() == null
                                || job.getDuedate().toInstant().isBefore(soon));
    }

    /** A step is tried again a few times; more often, it gets in its own way. */
    private List<String> triedWithoutEnd() {
        return teal.getBean(AttemptTable.class).of(id()).stream()
                .collect(Collectors.groupingBy(Attempt::job, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(job -> job.getValue() > MOST_ATTEMPTS)
                .map(job -> "job " + job.getKey() + " was tried " + job.getValue() + " times")
                .toList();
    }

    private boolean inFlight() {
        return !teal.getBean(AttemptTable.class).inFlight(id(), Instant.now()).isEmpty();
    }

    private boolean answerOne() {
        TaskService tasks = teal.getBean(TaskService.class);
        for (Task task : tasks()) {
            Optional<String> group = tasks.getIdentityLinksForTask(task.getId()).stream()
                    .map(IdentityLink::getGroupId)
                    .filter(LabUsers.groups()::containsValue)
                    .findFirst();
            Map<String, Object> answer = conduct.answers().apply(task);
            if (group.isEmpty() || answer.isEmpty() || answers++ >= ANSWERS) {
                continue;
            }
            String person = group.get().equals("approvers") ? "anna" : "otto";
            try {
                Instant answered = Instant.now();
                LabUsers.as(person, teal.getBean(IdentityService.class), () -> tasks.complete(task.getId(), answer));
                if (approved.isEmpty()
                        && "yes".equals(answer.get("approved"))
                        && task.getTaskDefinitionKey().startsWith(StrangeProcess.APPROVAL)) {
                    approved = Optional.of(answered);
                }
                return true;
            } catch (RuntimeException refused) {
                // Asked again, or rolled back.
            }
        }
        return false;
    }

    /** As a person would see it within a minute: a task for somebody, a timer, or an incident that names what is wrong. */
    private boolean isInView() {
        Object watchdog = teal.getBean("unseenWaits");
        ReflectionTestUtils.invokeMethod(watchdog, "look");
        ReflectionTestUtils.invokeMethod(watchdog, "look");
        ReleaseView view = view();
        return isRetried()
                || view.reason().filter(text -> !text.isBlank()).isPresent()
                || view.steps().stream()
                        .anyMatch(
                                step -> step.waitsFor().filter(TIMES::contains).isPresent())
                || tasks().stream().anyMatch(task -> task.getAssignee() != null || isFor(task));
    }

    /** The board shows the failed attempts; when they are used up, there is an incident. */
    private boolean isRetried() {
        return teal.getBean(ManagementService.class)
                        .createJobQuery()
                        .processInstanceIds(tree())
                        .withRetriesLeft()
                        .withException()
                        .count()
                > 0;
    }

    private boolean isFor(Task task) {
        return teal.getBean(TaskService.class).getIdentityLinksForTask(task.getId()).stream()
                .anyMatch(link -> link.getUserId() != null || LabUsers.groups().containsValue(link.getGroupId()));
    }

    private List<Task> tasks() {
        return teal.getBean(TaskService.class)
                .createTaskQuery()
                .processInstanceIdIn(tree().toArray(String[]::new))
                .list();
    }

    /** Where the release goes back by the author's own means, and these come to a halt, people see that and ask again. */
    private Optional<Duration> rollBack() {
        if (!within(ENDS_WITHIN, () -> hasEnded() || isRequested())) {
            wrong.add("it neither went back nor could be asked to: " + view().steps() + view().reason());
            return Optional.empty();
        }
        return hasEnded() ? Optional.empty() : begun();
    }

    /** Whether the request is taken; it is not while the release goes back already. */
    private boolean isRequested() {
        try {
            LabUsers.as(
                    "otto",
                    teal.getBean(IdentityService.class),
                    () -> teal.getBean(RollbackRequests.class).request(id(), "by the test"));
            return true;
        } catch (RollbackRequests.NotRunning goesBack) {
            return false;
        }
    }

    private Optional<Duration> begun() {
        Instant requested = Instant.now();
        Instant from = requested;
        while (runsTheAuthorsProcess()) {
            if (inFlight()) {
                from = Instant.now();
            } else if (Instant.now().isAfter(from.plus(BEGINS_WITHIN.multipliedBy(3)))) {
                wrong.add("the roll-back did not begin: " + view().steps() + view().reason());
                return Optional.empty();
            }
            pause();
        }
        Duration took = Duration.between(from, Instant.now());
        // A roll-back begins by a request and a job. Where both wait for a busy machine, an ordinary job waits as well.
        Duration waited = ordinaryJob.apply(requested);
        if (took.compareTo(BEGINS_WITHIN.plus(waited.multipliedBy(2))) > 0) {
            wrong.add("the roll-back took " + took + " to begin, and an ordinary job " + waited);
        }
        return Optional.of(took);
    }

    private boolean runsTheAuthorsProcess() {
        return runtime.createExecutionQuery()
                        .processInstanceId(id())
                        .activityId(ReleaseFrame.RUN)
                        .count()
                > 0;
    }

    private boolean hasEnded() {
        return teal.getBean(HistoryService.class)
                        .createHistoricProcessInstanceQuery()
                        .processInstanceId(id())
                        .finished()
                        .count()
                > 0;
    }

    private Set<String> tree() {
        Set<String> instances = new HashSet<>(Set.of(id()));
        runtime.createProcessInstanceQuery().rootProcessInstanceId(id()).list().stream()
                .map(ProcessInstance::getId)
                .forEach(instances::add);
        return instances;
    }

    private ReleaseView view() {
        return teal.getBean(Releases.class).find(id()).orElseThrow();
    }

    private String id() {
        return Objects.requireNonNull(id);
    }

    private static boolean within(Duration limit, BooleanSupplier condition) {
        Instant end = Instant.now().plus(limit);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(150);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
