package teal.process.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.community.process_test_coverage.core.model.DefaultCollector;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.engine.platform7.ExecutionContextModelProvider;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessEngineAdapter;
import org.camunda.community.process_test_coverage.junit5.common.ProcessEngineCoverageExtensionHelper;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import teal.board.ReleaseSheets;
import teal.process.request.ReleaseRequest;
import teal.process.request.ReleaseStarter;
import teal.release.ReleaseId;

/**
 * The paths through one diagram: a class of tests that leaves an end event, a boundary event or a gateway's way out
 * untried fails, and names it. The pictures of what was passed are in {@code target/process-test-coverage}.
 */
final class ProcessPaths implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final AtomicInteger VERSIONS = new AtomicInteger(1);

    private final String diagram;
    private final List<String> releases = new ArrayList<>();
    private ScriptedTeal teal;
    private DefaultCollector collector;
    private ProcessEngineCoverageExtensionHelper coverage;

    private ProcessPaths(String diagram) {
        this.diagram = diagram;
    }

    static ProcessPaths through(String diagram) {
        return new ProcessPaths(diagram);
    }

    /** Through all diagrams, for tests that are not about every way out of one of them. */
    static ProcessPaths throughAll() {
        return new ProcessPaths("");
    }

    Script script() {
        return teal.script();
    }

    <T> T part(Class<T> type) {
        return teal.part(type);
    }

    ProcessEngine engine() {
        return teal.engine();
    }

    /** Somebody requests a release; nothing is done for it yet. */
    Walk request() {
        return request("shop");
    }

    /** The same for another application of the inventory. */
    Walk request(String application) {
        ReleaseId id = part(ReleaseStarter.class)
                .start(new ReleaseRequest(application, VERSIONS.incrementAndGet() + ".0.0", teal.artifact()));
        ProcessInstance release = engine().getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(id.value())
                .singleResult();
        return walk(release).begin();
    }

    /** A process that diagrams call is called with these variables; nothing is done for it yet. */
    Walk call(Map<String, Object> variables) {
        return walk(engine().getRuntimeService().startProcessInstanceByKey(diagram, variables));
    }

    /** Left where jobs are about to enter elements that no history knows yet: the board is not compared. */
    void leave(Walk walk) {
        releases.remove(walk.release().getId());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        teal = context.getRoot()
                .getStore(Namespace.create(ProcessPaths.class))
                .getOrComputeIfAbsent(ScriptedTeal.class, key -> ScriptedTeal.start(), ScriptedTeal.class);
        BpmnAwareTests.init(engine());
        collector = new DefaultCollector(new ExecutionContextModelProvider());
        new ProcessEngineAdapter(engine(), collector).initializeListeners();
        coverage =
                new ProcessEngineCoverageExtensionHelper(collector, false, false, List.of(), List.of(), Map.of(), null);
        coverage.beforeAll(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        coverage.beforeTestExecution(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        coverage.afterTestExecution(context);
        try {
            if (context.getExecutionException().isEmpty()) {
                assertThat(script().isOver())
                        .as("all that was scripted was asked for")
                        .isTrue();
                assertThatTheBoardShowsWhatWasTaken();
            }
        } finally {
            script().clear();
            releases.clear();
            engine().getRuntimeService().createProcessInstanceQuery().rootProcessInstances().list().stream()
                    .map(ProcessInstance::getId)
                    .forEach(id -> engine().getRuntimeService().deleteProcessInstance(id, "end of the test"));
        }
    }

    /** The history has no sequence flows; the board finds them from what was gone through. */
    private void assertThatTheBoardShowsWhatWasTaken() {
        ReleaseSheets sheets = part(ReleaseSheets.class);
        for (String release : releases) {
            // Teal's own threads move releases, too, and tell it a moment later than the database
            await().untilAsserted(() -> assertThat(
                            sheets.find(release).orElseThrow().paths())
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(path.flows())
                            .as("%s, flows of %s", path.process(), path.passed())
                            .containsExactlyInAnyOrderElementsOf(
                                    teal.recorder().taken().getOrDefault(path.instance(), List.of()))));
        }
    }

    private Walk walk(ProcessInstance instance) {
        releases.add(instance.getId());
        return new Walk(engine(), instance);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (diagram.isEmpty()) {
            coverage.afterAll(context);
            return;
        }
        Collection<Event> events = collector.getActiveSuite().getEvents(diagram);
        coverage.afterAll(context);
        Set<String> passed = events.stream().map(Event::getDefinitionKey).collect(Collectors.toSet());
        assertThat(decisive().filter(element -> !passed.contains(element.getId())))
                .as("%s: end events, boundary events and ways out of gateways that no test passes", diagram)
                .extracting(FlowElement::getId)
                .isEmpty();
    }

    private Stream<? extends FlowElement> decisive() {
        String newest = engine().getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(diagram)
                .latestVersion()
                .singleResult()
                .getId();
        BpmnModelInstance model = engine().getRepositoryService().getBpmnModelInstance(newest);
        return Stream.of(
                        model.getModelElementsByType(EndEvent.class),
                        model.getModelElementsByType(BoundaryEvent.class),
                        model.getModelElementsByType(SequenceFlow.class).stream()
                                .filter(flow -> flow.getConditionExpression() != null)
                                .toList())
                .flatMap(Collection::stream);
    }
}
