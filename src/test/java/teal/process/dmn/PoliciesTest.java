package teal.process.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import teal.lab.EngineRest;
import teal.lab.LabCompany;
import teal.lab.TealInLab;
import teal.release.PermanentRefusal;
import teal.release.VersionChange;
import teal.rules.PastTheRules;

/** What decision tables answer that authors deployed, and the tables that come with Teal. */
@Tag("whole")
class PoliciesTest {

    private static final ApprovalRule USUAL = new ApprovalRule(Optional.of("approvers"), 1);

    private static LabCompany company;
    private static ConfigurableApplicationContext teal;
    private static String shipped;
    private static String edited;

    @BeforeAll
    static void open() {
        company = LabCompany.withoutShop();
        teal = TealInLab.start(company, Map.of("server.port", 0), new String[0]);
        shipped = definition();
        IdentityService identity = teal.getBean(IdentityService.class);
        identity.saveGroup(identity.newGroup("board"));
        deploy(
                "approval",
                TableRows.of("approval")
                        .row(2, "\"shop\"", "\"major\",\"other\"", "-", "-", "\"board\"", "2")
                        .row(2, "-", "-", "\"Saturday\",\"Sunday\"", "", "usualGroup", "3")
                        .row(2, "-", "-", "", "<8", "", "1")
                        .content());
        deploy(
                "batch",
                TableRows.of("batch")
                        .row(1, "-", "\"patch\"", "-", ">= 10", "5")
                        .content());
        deploy(
                "freeze",
                TableRows.of("freeze")
                        .row(
                                2,
                                "-",
                                "-",
                                "-",
                                "-",
                                "[date and time(\"2026-12-20T18:00:00\")..date and time(\"2027-01-04T06:30:00\"))",
                                "\"Christmas\"",
                                "\"board\"")
                        .row(2, "\"shop\"", "not(\"patch\")", "\"Friday\"", ">= 15", "-", "\"Friday afternoon\"", "")
                        .content());
        edited = definition();
    }

    @AfterAll
    static void close() {
        teal.close();
        company.close();
    }

    @ParameterizedTest
    @CsvSource({
        "MAJOR, 2026-11-25T12:00Z, board,     2",
        "MINOR, 2026-11-25T12:00Z, approvers, 1",
        "MINOR, 2026-11-28T12:00Z, approvers, 3",
        "MINOR, 2026-11-25T07:59Z, '',        1"
    })
    void whoApprovesAndHowManyByApplicationTimeAndKindOfChange(
            VersionChange change, ZonedDateTime now, String group, int approvers) {
        assertThat(policies().approval(edited, at(change, now), USUAL))
                .isEqualTo(new ApprovalRule(Optional.of(group).filter(found -> !found.isEmpty()), approvers));
    }

    @ParameterizedTest
    @CsvSource({"PATCH, 12, 5", "PATCH, 4, 2", "MAJOR, 12, 2"})
    void howManyNodesAtATime(VersionChange change, int nodes, int batch) {
        assertThat(policies().batch(edited, at(change, ZonedDateTime.parse("2026-11-25T12:00Z")), nodes, 2))
                .isEqualTo(batch);
    }

    @ParameterizedTest
    @CsvSource({
        "MINOR, 2026-12-20T17:59:59Z, '',                 ''",
        "MINOR, 2026-12-20T18:00Z,    Christmas,          2027-01-04T06:30Z",
        "PATCH, 2027-01-04T06:29:59Z, Christmas,          2027-01-04T06:30Z",
        "PATCH, 2027-01-04T06:30Z,    '',                 ''",
        "MINOR, 2026-11-27T14:59Z,    '',                 ''",
        "MINOR, 2026-11-27T15:00Z,    'Friday afternoon', 2026-11-28T00:00Z",
        "PATCH, 2026-11-27T15:00Z,    '',                 ''"
    })
    void whenReleasesWaitAndUntilWhen(VersionChange change, ZonedDateTime now, String freeze, String until) {
        Optional<Freeze> found = policies().freeze(edited, at(change, now));

        assertThat(found.map(Freeze::name).orElse("")).isEqualTo(freeze);
        assertThat(found.map(Freeze::until).map(ZonedDateTime::toString).orElse(""))
                .isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource({
        "MINOR, 2026-11-25T12:00Z, Friday afternoon, 2026-11-27T15:00Z",
        "PATCH, 2026-11-25T12:00Z, Christmas,        2026-12-20T18:00Z",
        "PATCH, 2027-01-04T06:30Z, '',               ''"
    })
    void theNextFreezeIsKnownBefore(VersionChange change, ZonedDateTime now, String freeze, String from) {
        Optional<FreezeAhead> found = policies().freezeAhead(edited, at(change, now));

        assertThat(found.map(FreezeAhead::name).orElse("")).isEqualTo(freeze);
        assertThat(found.map(FreezeAhead::from).map(ZonedDateTime::toString).orElse(""))
                .isEqualTo(from);
    }

    @Test
    void clocksAreThoseOfTheApplicationsTimeZone() {
        ZonedDateTime berlin = ZonedDateTime.parse("2026-11-27T15:00+01:00[Europe/Berlin]");

        assertThat(policies().freeze(edited, at(VersionChange.MINOR, berlin))).hasValueSatisfying(freeze -> {
            assertThat(freeze.until()).isEqualTo("2026-11-28T00:00+01:00[Europe/Berlin]");
            assertThat(freeze.overrideBy()).isEmpty();
        });
    }

    @Test
    void releasesKeepToTheTablesOfTheirOwnDeployment() {
        Circumstances christmas = at(VersionChange.MAJOR, ZonedDateTime.parse("2026-12-24T12:00Z"));

        assertThat(policies().approval(shipped, christmas, USUAL)).isEqualTo(USUAL);
        assertThat(policies().batch(shipped, christmas, 12, 2)).isEqualTo(2);
        assertThat(policies().freeze(shipped, christmas)).isEmpty();
    }

    @Test
    void aTableThatGivesTwoAnswersWhereThereIsOneGoesToAPerson() {
        String ambiguous = new String(
                        TableRows.of("batch").row(1, "-", "-", "-", "-", "5").content(),
                        java.nio.charset.StandardCharsets.UTF_8)
                .replace("hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\"");
        // A deployment refuses it; the release must not depend on that.
        new PastTheRules(teal).deploy(Map.of("batch.dmn", ambiguous));

        assertThatThrownBy(() -> policies()
                        .batch(definition(), at(VersionChange.PATCH, ZonedDateTime.parse("2026-11-25T12:00Z")), 2, 1))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("the decision table 'batch' gives no answer")
                .hasMessageContaining("UNIQUE");
    }

    private static Circumstances at(VersionChange change, ZonedDateTime now) {
        return new Circumstances("shop", change, now);
    }

    private static Policies policies() {
        return teal.getBean(Policies.class);
    }

    private static void deploy(String id, byte[] content) {
        var answer = EngineRest.of(teal, "paula").deploy("edited", Map.of(id + ".dmn", content));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String definition() {
        return teal.getBean(RepositoryService.class)
                .createProcessDefinitionQuery()
                .processDefinitionKey("blue-green-release")
                .latestVersion()
                .singleResult()
                .getId();
    }
}
