package teal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What diagrams point at: errors, other diagrams, forms and groups. */
class DiagramReferencesTest {

    static final String BUSINESS_KEY = "#{execution.processBusinessKey}";

    private static final Set<String> ERRORS =
            Set.of("RELEASE_REFUSED", "CHECK_FAILED", "STEP_FAILED", "LIVE_TRAFFIC_BAD", "ROLL_BACK_DECIDED");

    static List<Diagram> diagrams() {
        return Diagram.all();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void throwsAndCatchesKnownErrorsOnly(Diagram diagram) {
        assertThat(diagram.every(Error.class)).extracting(Error::getErrorCode).isSubsetOf(ERRORS);
        assertThat(diagram.every(ErrorEventDefinition.class)).allSatisfy(event -> {
            // Without an error, a boundary event catches all of them: then people are told which it was
            assertThat(event.getError() != null || "failure".equals(event.getCamundaErrorMessageVariable()))
                    .as(event.getId())
                    .isTrue();
            assertThat(event.getParentElement() instanceof EndEvent && event.getError() == null)
                    .as("%s throws nothing", event.getId())
                    .isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void callsProcessesOfItsOwnDeploymentWithTheBusinessKey(Diagram diagram) {
        assertThat(diagram.every(CallActivity.class)).allSatisfy(call -> {
            assertThat(Diagram.PROCESSES.resolve(call.getCalledElement() + ".bpmn"))
                    .exists();
            assertThat(call.getCamundaCalledElementBinding()).as(call.getId()).isEqualTo("deployment");
            assertThat(Diagram.extensions(call, CamundaIn.class))
                    .as(call.getId())
                    .anyMatch(in -> BUSINESS_KEY.equals(in.getCamundaBusinessKey()))
                    .noneMatch(in -> "all".equals(in.getCamundaVariables()));
        });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void givesEachDecisionToAGroupWithAFormOfItsOwnDeployment(Diagram diagram) {
        assertThat(diagram.every(UserTask.class)).allSatisfy(task -> {
            assertThat(task.getCamundaCandidateGroups()).as(task.getId()).isNotBlank();
            assertBound(task.getCamundaFormRef(), task.getCamundaFormRefBinding());
        });
        assertThat(diagram.every(StartEvent.class))
                .filteredOn(start -> start.getCamundaFormRef() != null)
                .allSatisfy(start -> assertBound(start.getCamundaFormRef(), start.getCamundaFormRefBinding()));
    }

    private static void assertBound(String form, String binding) {
        assertThat(Diagram.PROCESSES.resolve(form + ".form")).exists();
        assertThat(binding).isEqualTo("deployment");
    }
}
