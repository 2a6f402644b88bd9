package teal.engine.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import teal.process.variable.ReleaseVariables;

/** No diagram takes the engine down: each of these is stopped by a bound, and the incident says where. */
@Tag("whole")
class WildDiagramsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String REQUEST = ReleaseVariables.ROLL_BACK_REQUEST.name();

    private static final String ASKED = "{\"by\":\"otto\",\"reason\":\"it runs wild\",\"at\":\"2026-11-29T10:00:00Z\"}";

    private static WildScene wild;

    @RegisterExtension
    static final BeforeAllCallback OPEN = context -> wild = WildScene.of(context);

    @BeforeEach
    @AfterEach
    void clear() {
        wild.clear();
    }

    @ParameterizedTest
    @EnumSource
    void isStoppedWithAnIncidentThatNamesDiagramAndElement(Wild kind) {
        wild.deploy(kind.file());
        wild.forgetDiagrams();
        Instant begun = Instant.now();

        if (kind.refusesTheStart()) {
            Throwable refused = catchThrowable(() -> wild.start(kind.key(), Map.of()));
            assertNamed(kind, String.valueOf(refused.getMessage()));
            assertThat(refused).isInstanceOf(DiagramFault.class);
            assertThat(wild.teal(RuntimeService.class)
                            .createProcessInstanceQuery()
                            .processDefinitionKey(kind.key())
                            .count())
                    .isZero();
            return;
        }
        ProcessInstance release = wild.start(
                kind.key(), Map.of(REQUEST, SpinValues.jsonValue(ASKED).create()));
        if (kind.asks()) {
            String task = wild.teal(TaskService.class)
                    .createTaskQuery()
                    .processInstanceId(release.getId())
                    .singleResult()
                    .getId();
            assertNamed(
                    kind,
                    String.valueOf(
                            catchThrowable(() -> wild.teal(TaskService.class).complete(task))
                                    .getMessage()));
        }

        List<Incident> incidents = await().atMost(PATIENCE).until(wild::incidents, found -> !found.isEmpty());
        assertThat(incidents).allSatisfy(incident -> assertNamed(kind, incident.getIncidentMessage()));
        await("no further job")
                .atMost(PATIENCE)
                .until(() -> wild.teal(ManagementService.class)
                                .createJobQuery()
                                .withRetriesLeft()
                                .executable()
                                .count()
                        == 0);
        System.out.println(kind + ": " + wild.incidents().size() + " incident(s) after "
                + Duration.between(begun, Instant.now()).toMillis() + " ms and "
                + wild.teal(HistoryService.class)
                        .createHistoricJobLogQuery()
                        .processDefinitionKey(kind.key())
                        .successLog()
                        .count()
                + " jobs: " + incidents.get(0).getIncidentMessage());
        assertThat(wild.teal(RuntimeService.class)
                        .createVariableInstanceQuery()
                        .variableName(REQUEST)
                        .processInstanceIdIn(release.getId())
                        .list())
                .extracting(VariableInstance::getValue)
                .allSatisfy(value -> assertThat(value).hasToString(ASKED));
    }

    private static void assertNamed(Wild kind, String message) {
        assertThat(message)
                .contains("(" + kind.key())
                .containsPattern("\\b(" + kind.element() + ")\\b in ")
                .contains("Trying again would not help");
    }
}
