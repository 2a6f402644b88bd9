package teal.rules;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import teal.access.SystemPrincipal;
import teal.board.ReleaseView;
import teal.board.Releases;
import teal.lab.LabUsers;
import teal.lab.TealInLab;
import teal.lab.mall.Mall;
import teal.lab.mall.MallShop;
import teal.process.request.ReleaseRequest;
import teal.process.request.ReleaseStarter;
import teal.releaseactions.RollbackRequests;

/**
 * What an application notices of three others whose diagrams go in circles, on the same engine: its releases with and without
 * them, in turn. Lines that begin with {@code wild:}.
 *
 * <p>{@code ./mvnw test -Dtest=WildNeighbourBench -Dteal.bench.rounds=5}
 */
class WildNeighbourBench {

    private static final int ROUNDS = Integer.getInteger("teal.bench.rounds", 5);
    private static final int WILD = 3;

    /** Each turn is a job of its own. */
    private static final String CIRCLE = "<bpmn:subProcess id='Strange' name='Circle'><bpmn:startEvent id='S1'/>"
            + "<bpmn:task id='S2' name='Turn' camunda:asyncBefore='true'/>"
            + "<bpmn:exclusiveGateway id='S3' default='F3'/><bpmn:endEvent id='S4'/>"
            + "<bpmn:sequenceFlow id='F1' sourceRef='S1' targetRef='S2'/>"
            + "<bpmn:sequenceFlow id='F2' sourceRef='S2' targetRef='S3'/>"
            + "<bpmn:sequenceFlow id='F3' sourceRef='S3' targetRef='S2'/>"
            + "<bpmn:sequenceFlow id='F4' sourceRef='S3' targetRef='S4'><bpmn:conditionExpression"
            + " xsi:type='bpmn:tFormalExpression'>${false}</bpmn:conditionExpression></bpmn:sequenceFlow>"
            + "</bpmn:subProcess>";

    private record Took(Duration whole, Duration steps) {}

    private ConfigurableApplicationContext teal;
    private Mall mall;
    private int versions = 1;

    @Test
    void aNeighbourOfWildDiagrams() {
        mall = Mall.ofClusters(Collections.nCopies(WILD + 1, 2));
        teal = TealInLab.start(StrangeDiagramsTest.settings(mall), new String[0]);
        try {
            SystemPrincipal.run("bench", this::compare);
        } finally {
            teal.close();
            mall.close();
        }
    }

    private void compare() {
        PastTheRules rules = new PastTheRules(teal);
        String wild = Edit.of("blue-green-release.bpmn")
                .insert("Flow_AnythingMissing_UpgradeFirstCluster", "Strange", CIRCLE)
                .xml();
        release(); // warms up
        List<Took> alone = new ArrayList<>();
        List<Took> beside = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            alone.add(release());
            rules.deploy(Map.of("blue-green-release.bpmn", wild));
            List<String> circles = mall.shops().subList(1, WILD + 1).stream()
                    .map(shop -> start(shop, next()))
                    .toList();
            rules.deploy(Map.of());
            beside.add(release());
            circles.forEach(this::rollBack);
        }
        say(
                "steps",
                alone.stream().map(Took::steps).toList(),
                beside.stream().map(Took::steps).toList());
        say(
                "whole release",
                alone.stream().map(Took::whole).toList(),
                beside.stream().map(Took::whole).toList());
    }

    private static void say(String what, List<Duration> alone, List<Duration> beside) {
        System.out.printf(
                "wild: %s: alone %d ms, beside %d releases that go in circles %d ms (medians of %d): %.2f x%n",
                what, median(alone), WILD, median(beside), ROUNDS, (double) median(beside) / median(alone));
    }

    private static long median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2).toMillis();
    }

    private String next() {
        return ++versions + ".0.0";
    }

    private Took release() {
        String id = start(mall.shops().get(0), next());
        Instant begun = Instant.now();
        TaskService tasks = teal.getBean(TaskService.class);
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    for (Task task : tasks.createTaskQuery()
                            .processInstanceIdIn(tree(id))
                            .list()) {
                        LabUsers.as(
                                "anna",
                                teal.getBean(IdentityService.class),
                                () -> tasks.complete(task.getId(), Map.of("approved", "yes")));
                    }
                    return hasEnded(id);
                });
        Duration whole = Duration.between(begun, Instant.now());
        ReleaseView view = teal.getBean(Releases.class).find(id).orElseThrow();
        Duration steps = view.evidence().stream().map(report -> report.took()).reduce(Duration.ZERO, Duration::plus);
        return new Took(whole, steps);
    }

    private String start(MallShop shop, String version) {
        return teal.getBean(ReleaseStarter.class)
                .start(new ReleaseRequest(shop.name(), version, mall.publish(version)))
                .value();
    }

    private void rollBack(String id) {
        LabUsers.as(
                "otto",
                teal.getBean(IdentityService.class),
                () -> teal.getBean(RollbackRequests.class).request(id, "the round is over"));
        await().atMost(Duration.ofMinutes(2)).until(() -> hasEnded(id));
    }

    private String[] tree(String id) {
        return teal.getBean(RuntimeService.class).createProcessInstanceQuery().rootProcessInstanceId(id).list().stream()
                .map(ProcessInstance::getId)
                .toArray(String[]::new);
    }

    private boolean hasEnded(String id) {
        return teal.getBean(HistoryService.class)
                        .createHistoricProcessInstanceQuery()
                        .processInstanceId(id)
                        .finished()
                        .count()
                > 0;
    }
}
