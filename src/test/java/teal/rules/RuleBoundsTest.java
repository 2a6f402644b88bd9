package teal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What files are read at all, what they name, and the last value that a rule accepts. */
class RuleBoundsTest {

    private static final String UPGRADE = "cluster-upgrade.bpmn";
    private static final String DECIDE = "UserTask_DecideHowToGoOn";

    @Test
    void aDiagramNamesTheGroupsThatItsTasksAsk() {
        byte[] diagram = bytes(Edit.of(UPGRADE)
                .set(DECIDE, "camunda:candidateGroups", "night-shift,operators")
                .xml());

        assertThat(NamedGroups.in(UPGRADE, diagram)).containsExactly("night-shift", "operators");
        assertThat(NamedGroups.asked(UPGRADE, diagram, "decide-upgrade")).containsExactly("night-shift", "operators");
        assertThat(NamedGroups.asked(UPGRADE, diagram, "decide-rollback")).isEmpty();
        assertThat(NamedGroups.in(UPGRADE, bytes("no diagram"))).isEmpty();
    }

    @Test
    void aTableNamesTheGroupsThatItAnswers() {
        assertThat(NamedGroups.in("approval.dmn", withGroup("\"night-shift\""))).contains("night-shift");
        assertThat(NamedGroups.in("decide-upgrade.form", Shipped.files().get("decide-upgrade.form")))
                .isEmpty();
    }

    @Test
    void aTableMayOnlyAskGroupsThatExist() {
        Map<String, byte[]> files = Shipped.files();
        files.put("approval.dmn", withGroup("\"night-shift\""));
        Vocabulary known = new Vocabulary().with(Vocabulary.Kind.APPLICATION, Set.of("shop"));

        assertThat(DiagramCheck.check(files, known)).isEmpty();
        assertThat(DiagramCheck.check(
                        files, known.with(Vocabulary.Kind.GROUP, Set.of("approvers", "operators", "night-shift"))))
                .isEmpty();
        assertThat(DiagramCheck.check(
                        files,
                        new Vocabulary()
                                .with(Vocabulary.Kind.APPLICATION, Set.of("shop"))
                                .with(Vocabulary.Kind.GROUP, Set.of("approvers", "operators"))))
                .extracting(Mistake::message)
                .containsExactly("a row names the group 'night-shift', which does not exist; create it in the Admin"
                        + " application, or choose one of: approvers, operators");
    }

    @ParameterizedTest
    @CsvSource({"29, group-29", "30, group-30", "31, group-30 and 1 more", "40, group-30 and 10 more"})
    void namesAreListedAsFarAsAnybodyReads(int groups, String end) {
        Vocabulary vocabulary = new Vocabulary()
                .with(
                        Vocabulary.Kind.GROUP,
                        IntStream.rangeClosed(1, groups)
                                .mapToObj(number -> String.format("group-%02d", number))
                                .collect(Collectors.toSet()));

        assertThat(vocabulary.listed(Vocabulary.Kind.GROUP))
                .startsWith("group-01, group-02")
                .endsWith(end);
        assertThat(vocabulary.listed(Vocabulary.Kind.TASK)).isEqualTo("(none)");
        assertThat(vocabulary.listed(Vocabulary.Kind.TIME_ZONE))
                .isEqualTo("zones such as Europe/Berlin and UTC, and 'application' for the application's own");
    }

    @Test
    void tealsOwnProcessIsTheSameInEachDeployment() {
        assertThat(FrameFiles.all()).containsOnlyKeys("release.bpmn", "decide-end.form");
        assertThat(FrameFiles.include("release.bpmn")).isTrue();
        assertThat(FrameFiles.include("rollback.bpmn")).isFalse();
        FrameFiles.all().forEach((name, content) -> {
            assertThat(DiagramCheck.ofTheFrame(name, content)).isEmpty();
            assertThat(DiagramCheck.ofTheFrame(name, Arrays.copyOf(content, content.length + 1)))
                    .get()
                    .asString()
                    .startsWith(name + " is Teal's own process around every release, or its form, and differs");
        });
    }

    @Test
    void aStepThatTealDoesNotHaveIsUnknown() {
        Map<String, byte[]> files = Shipped.files();
        assertThat(DiagramCheck.unknownSteps(files)).isEmpty();
        files.put(
                UPGRADE,
                bytes(Edit.of(UPGRADE)
                        .set("Task_StageArtifact", "camunda:delegateExpression", "${stageEverything}")
                        .xml()));

        assertThat(DiagramCheck.unknownSteps(files))
                .extracting(Mistake::element, Mistake::rule)
                .containsExactly(tuple("Task_StageArtifact", new KnownStep().name()));
    }

    @Test
    void theProcessThatReleasesRunIsPartOfTheDeployment() {
        Map<String, byte[]> files = Shipped.files();
        files.remove("blue-green-release.bpmn");

        assertThat(DiagramCheck.check(files))
                .extracting(Mistake::toString)
                .contains("blue-green-release.bpmn is not part of this deployment, and no other file has the process"
                        + " 'blue-green-release', which releases run; deploy it too [complete-set]");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "1000, true", "1001, false", "1e2, false", "${nodes}, true"})
    void whatIsRepeatedHasACount(String count, boolean allowed) throws Unreadable {
        String diagram = Edit.of(UPGRADE)
                .add(
                        "Task_StageArtifact",
                        "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>" + count
                                + "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>")
                .xml();
        Findings findings = new Findings(UPGRADE, "loops-pause");

        new LoopsPause().check(read(diagram), process -> CallFacts.UNKNOWN, findings);

        assertThat(findings.mistakes().isEmpty()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a", "a)", "a ? b", "a instanceof b", "a b", "!", "a ==", "a.b", "f()", "a + b", "'a"})
    void whatDoesMoreThanCompareIsNoFormula(String text) {
        assertThat(Formula.read("${" + text + "}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a)", "a ? b : c", "a == 'instanceof'", "not a and b", "!(a || b)", "empty a", "1 <= a"})
    void whatComparesIsAFormula(String text) {
        assertThat(Formula.read("${" + text + "}")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void aFileIsNotEndless(int beyond, boolean readable) throws Unreadable {
        byte[] content = bytes("<a>" + " ".repeat(SafeXml.MOST_BYTES - 7 + beyond) + "</a>");

        if (readable) {
            assertThat(SafeXml.read(content).getDocumentElement().getNodeName()).isEqualTo("a");
        } else {
            assertThatThrownBy(() -> SafeXml.read(content))
                    .isInstanceOf(Unreadable.class)
                    .hasMessageStartingWith("has 2000001 bytes, and the limit is 2000000;");
        }
    }

    @Test
    void aFileIsNotNestedWithoutEnd() throws Unreadable {
        assertThat(SafeXml.read(nested(100)).getDocumentElement().getNodeName()).isEqualTo("a");
        assertThatThrownBy(() -> SafeXml.read(nested(101)))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith("cannot be read: ");
    }

    @Test
    void aFileDoesNotReferToOthers() {
        assertThatThrownBy(() -> SafeXml.read(bytes("<!DOCTYPE a SYSTEM 'file:/etc/passwd'><a/>")))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith("has a document type declaration (<!DOCTYPE ...>)");
        assertThatThrownBy(() -> SafeXml.read(bytes("<a>\n<b></a>")))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith("cannot be read: line 2, ");
    }

    @Test
    void aConditionIsNoConstant() throws Unreadable {
        assertThat(found(new ValuesPossible(), edit -> edit.condition("Flow_BakeTimeOver_CachesExpired", "${'yes'}")))
                .singleElement()
                .asString()
                .contains("'yes'");
        assertThat(found(new ValuesPossible(), edit -> edit.condition("Flow_BakeTimeOver_CachesExpired", "${7}")))
                .singleElement()
                .asString()
                .contains("'7'");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, true", "7, false", "null, true"})
    void aFlagIsOnlyTrueOrFalse(String value, boolean possible) throws Unreadable {
        assertThat(found(
                                new ValuesPossible(),
                                edit -> edit.condition("Flow_BakeTimeOver_CachesExpired", "${idle == " + value + "}"))
                        .isEmpty())
                .isEqualTo(possible);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", ""})
    void aCallNamesItsProcess(String called) throws Unreadable {
        assertThat(found(new CallsBound(), edit -> edit.set("CallActivity_WaitBeforeRollOut", "calledElement", called)))
                .hasSize(1);
    }

    /** Each calls the next one; the first of them is checked. */
    @ParameterizedTest
    @CsvSource({"b, c, 0", "b, a, 1", "a, c, 1", "c, c, 0"})
    void callsDoNotLeadBack(String first, String second, int mistakes) throws Unreadable {
        Map<String, Diagram> diagrams = new TreeMap<>();
        diagrams.put("a.bpmn", calling("a", first));
        diagrams.put("b.bpmn", calling("b", second));
        Findings findings = new Findings("a.bpmn", "calls-end");

        new CallsEnd(new ReleaseSet(diagrams)).check(diagrams.get("a.bpmn"), process -> CallFacts.UNKNOWN, findings);

        assertThat(findings.mistakes()).hasSize(mistakes);
    }

    private static Diagram calling(String process, String called) throws Unreadable {
        return read("<bpmn:definitions xmlns:bpmn='" + Notation.BPMN + "' xmlns:camunda='" + Notation.CAMUNDA
                + "'><bpmn:process id='" + process + "' camunda:isStartableInTasklist='false'><bpmn:callActivity"
                + " id='Call' calledElement='" + called + "'/></bpmn:process></bpmn:definitions>");
    }

    @Test
    void aStepIsNotRunWithAnInputThatIsMissing() {
        StepDefinition step = Steps.find("notify").orElseThrow();

        assertThat(step.impossibleInput(name -> "chat")).isEmpty();
        assertThat(step.impossibleInput(name -> null)).get().asString().contains("notify");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\": \"f\"}", "{\"components\": []}", "{\"id\": \"f\", \"components\": 1}"})
    void aFormHasAnIdAndComponents(String form) {
        assertThatThrownBy(() -> ReleaseFile.read("f.form", bytes(form)))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("it has no id or no components");
    }

    @ParameterizedTest
    @CsvSource({"decide-end, decide", "decide-upgrade, decide", "approve-switch, approve"})
    void aFormBelongsToItsQuestion(String form, String question) {
        assertThat(PeopleTask.withForm(form).map(PeopleTask::name)).hasValue(question);
        assertThat(PeopleTask.withForm(form).map(PeopleTask::isDecision)).hasValue(question.equals("decide"));
    }

    @ParameterizedTest
    @CsvSource({
        "7 mod 2 == 1, true",
        "7 div 2 == 3, false",
        "8 mod 2 == 1, false",
        "8 div 2 == 4, true",
        "1 div 10000 < 1, true",
        "1 div 10000 > 0, true"
    })
    void numbersAreDividedAsTheEngineDoes(String formula, boolean holds) {
        assertThat(Evaluation.holds(Formula.read("${" + formula + "}").orElseThrow(), Map.of()))
                .isEqualTo(holds);
    }

    private static List<String> found(Rule rule, UnaryOperator<Edit> edit) throws Unreadable {
        Findings findings = new Findings(UPGRADE, rule.name());
        rule.check(read(edit.apply(Edit.of(UPGRADE)).xml()), process -> CallFacts.UNKNOWN, findings);
        return findings.mistakes().stream().map(Mistake::message).toList();
    }

    private static byte[] withGroup(String cell) {
        return bytes(new String(Shipped.files().get("approval.dmn"), StandardCharsets.UTF_8)
                .replaceFirst("(?s)(id=\"Cell_approval_1_group\">\\s*<text>)[^<]*", "$1" + cell));
    }

    private static byte[] nested(int levels) {
        return bytes("<a>".repeat(levels) + "</a>".repeat(levels));
    }

    private static Diagram read(String xml) throws Unreadable {
        return ReleaseFile.read(UPGRADE, bytes(xml)).diagram().orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
