package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import teal.access.SystemPrincipal;
import teal.lab.TealInLab;
import teal.lab.mall.Mall;
import teal.lab.mall.MallShop;

/**
 * Releases by diagrams drawn at random, rolled back at a random moment: each ends as what is true, or waits in view, and goes
 * back when it is asked to. {@code -Dteal.diagrams.random=10000} draws more, {@code -Dteal.diagrams.seed=1} begins with that
 * one; with {@code -Dteal.diagrams.random=1} it is the only one. A build draws the same ones each time.
 */
@Tag("whole")
class DiagramsAtRandomTest {

    private static final int DIAGRAMS = Integer.getInteger("teal.diagrams.random", 200);

    private static final int APPLICATIONS = 8;

    private static final Duration RESTLESS = Duration.ofSeconds(12);

    private static final int TOO_MANY = 15;

    private final long first = Long.getLong("teal.diagrams.seed", 2_026_000L);
    private final AtomicLong seeds = new AtomicLong(first);
    private final Map<String, Integer> ends = new ConcurrentHashMap<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final List<Duration> begun = Collections.synchronizedList(new ArrayList<>());
    private Mall mall;

    @Test
    void noDiagramKeepsAReleaseFromItsPromises() throws InterruptedException {
        mall = Mall.ofClusters(Collections.nCopies(APPLICATIONS, 1));
        try (ConfigurableApplicationContext teal = TealInLab.start(StrangeDiagramsTest.settings(mall), new String[0]);
                OrdinaryJobs ordinary = new OrdinaryJobs(teal.getBean(ProcessEngineConfigurationImpl.class))) {
            PastTheRules rules = new PastTheRules(teal);
            ExecutorService threads = Executors.newFixedThreadPool(APPLICATIONS);
            mall.shops()
                    .forEach(shop -> threads.execute(
                            () -> SystemPrincipal.run("test", () -> tryOut(teal, rules, ordinary, shop))));
            threads.shutdown();
            assertThat(threads.awaitTermination(10, TimeUnit.HOURS)).isTrue();
        } finally {
            mall.close();
        }
        System.out.println("diagrams from seed " + first + ": " + new TreeMap<>(ends)
                + "; roll-backs begin within "
                + begun.stream().max(Duration::compareTo).orElse(Duration.ZERO));
        assertThat(failures).isEmpty();
    }

    private void tryOut(ConfigurableApplicationContext teal, PastTheRules rules, OrdinaryJobs ordinary, MallShop shop) {
        for (long seed = seeds.getAndIncrement();
                seed < first + DIAGRAMS && failures.size() < TOO_MANY;
                seed = seeds.getAndIncrement()) {
            String xml = StrangeProcess.draw(seed);
            String version = "2." + seed + ".0";
            Random random = new Random(seed);
            Optional<Duration> when = random.nextInt(3) == 0
                    ? Optional.empty()
                    : Optional.of(Duration.ofMillis(random.nextInt(random.nextBoolean() ? 1_500 : 8_000)));
            try {
                Trial.Seen seen = new Trial(
                                teal,
                                rules,
                                shop,
                                new Trial.Conduct(task -> answer(task, random), when, RESTLESS),
                                ordinary::slowestSince)
                        .run(Map.of(StrangeProcess.FILE, xml), version, mall.publish(version));
                ends.merge(kind(seen), 1, Integer::sum);
                seen.begun().ifPresent(begun::add);
                if (!seen.wrong().isEmpty() || seen.inView().equals(Optional.of(false))) {
                    failed(seed, seen.toString(), xml);
                }
            } catch (ProcessEngineException refused) {
                ends.merge("not accepted by the engine", 1, Integer::sum);
                System.out.println("seed " + seed + " is not accepted: " + refused.getMessage());
            } catch (RuntimeException | AssertionError unexpected) {
                StringWriter trace = new StringWriter();
                unexpected.printStackTrace(new PrintWriter(trace));
                failed(seed, trace.toString(), xml);
            }
        }
    }

    private static String kind(Trial.Seen seen) {
        return seen.release().state().text() + (seen.rest().isPresent() ? " on request" : " by itself");
    }

    private void failed(long seed, String what, String xml) {
        // What is wrong comes last, and is read there where a long report is cut
        String failure = "seed " + seed + ":\n" + xml + "\n" + what;
        System.out.println(failure);
        failures.add(failure);
    }

    private static Map<String, Object> answer(Task task, Random random) {
        if (random.nextInt(6) == 0) {
            return Map.of();
        }
        String[] decisions = {"retry", "goOn", "rollBack", "giveUp", "skip", "odd"};
        return Map.of(
                "approved",
                random.nextInt(4) > 0 ? "yes" : "no",
                "comment",
                "by the test",
                "decision",
                decisions[random.nextInt(decisions.length)],
                "reason",
                "by the test");
    }
}
