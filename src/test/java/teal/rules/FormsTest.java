package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Forms may be changed, as long as Teal still gets its answers; and what they ask for is known to the diagrams. */
class FormsTest {

    private static final String REQUEST = "request-release.form";
    private static final String DECIDE = "decide-upgrade.form";
    private static final String RELEASE = "blue-green-release.bpmn";

    private final Map<String, byte[]> files = Shipped.files();

    private void change(String file, UnaryOperator<String> change) {
        String before = new String(files.get(file), StandardCharsets.UTF_8);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        files.put(file, after.getBytes(StandardCharsets.UTF_8));
    }

    private void askForATicket() {
        change(
                REQUEST,
                form -> form.replaceFirst(
                        "\\[",
                        "[{\"type\": \"textfield\", \"key\": \"branch\", \"label\": \"Branch\", \"id\": \"Field_branch\"},"));
    }

    private void useTheTicket() {
        change(RELEASE, diagram -> diagram.replace("${anythingMissing}", "${anythingMissing || branch == 'none'}"));
    }

    @Test
    void aStartFormMayHaveMoreFieldsAndTheDiagramMayUseThem() {
        askForATicket();
        useTheTicket();
        assertThat(DiagramCheck.check(files)).isEmpty();
    }

    @Test
    void aFieldThatNoFormHasIsNoVariable() {
        useTheTicket();
        assertThat(DiagramCheck.check(files))
                .extracting(Mistake::toString)
                .containsExactly(RELEASE + ", the flow 'yes' from 'Anything missing?' to 'Upgrade first cluster'"
                        + " (Flow_AnythingMissing_UpgradeFirstCluster): there is no variable 'branch' here: no step,"
                        + " question, table or caller sets it; correct the name, or let one of them set it"
                        + " [variables-known]");
    }

    @Test
    void labelsAndTextsMayChange() {
        change(DECIDE, form -> form.replace("Continue anyway: I have looked", "Carry on: we have looked"));
        assertThat(DiagramCheck.check(files)).isEmpty();
    }

    @Test
    void keysAndValuesStay() {
        change(
                DECIDE,
                form -> form.replace("value: \\\"goOn\\\"", "value: \\\"continue\\\"")
                        .replace("\"key\": \"reason\"", "\"key\": \"why\""));
        assertThat(DiagramCheck.check(files))
                .extracting(Mistake::toString)
                .containsExactly(
                        DECIDE
                                + " the field 'decision' offers retry, continue, rollBack; Teal knows retry, goOn, rollBack;"
                                + " change the labels as you like, and keep these values [right-form]",
                        DECIDE + " the field 'reason' is missing, and Teal needs its answer; add a field with that key"
                                + " [right-form]");
    }

    @Test
    void aRequestAsksForWhatTealNeeds() {
        change(RELEASE, diagram -> diagram.replace("\"request-release\"", "\"request-hotfix\""));
        files.put(
                "request-hotfix.form",
                new String(files.get(REQUEST), StandardCharsets.UTF_8)
                        .replace("\"request-release\"", "\"request-hotfix\"")
                        .replace("\"key\": \"artifact\"", "\"key\": \"package\"")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(DiagramCheck.check(files))
                .extracting(Mistake::toString)
                .containsExactly(RELEASE + ", 'Release requested' (StartEvent_ReleaseRequested): the form"
                        + " 'request-hotfix' does not ask for artifact; add it to the form, or choose another one"
                        + " [right-form]");
    }
}
