package teal.process.dmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import teal.board.ReleaseView;
import teal.lab.InvariantsHold;
import teal.lab.LabClock;
import teal.lab.LabCompany;
import teal.lab.ReleaseScene;
import teal.lab.dns.LabNameServer;
import teal.process.variable.StepReport;
import teal.release.ReleaseId;
import teal.release.ReleaseState;
import teal.releaseactions.RollbackRequests;

/** Freezes that begin before releases and in the middle of them. */
@Tag("whole")
@InvariantsHold(andNoRequestFailed = true)
@TestInstance(Lifecycle.PER_CLASS)
class FreezeTest {

    private static final String HELD = "UserTask_OverrideFreeze";

    /** Longer than a release needs to come as far as its approval, whatever else this machine does. */
    private static final Duration SOON = Duration.ofMinutes(30);

    private static final Duration LONG = Duration.ofDays(3);

    private final LabClock clock = new LabClock();

    private final LabCompany company = LabCompany.open();
    private LabNameServer secondary;
    private ReleaseScene scene;
    private String target;
    private int moves;

    @BeforeAll
    void open() {
        secondary = company.names().secondary(false);
        scene = ReleaseScene.open(
                company,
                Map.of(
                        "teal.applications.shop.traffic.name-servers",
                        company.names().primary() + "," + secondary.address(),
                        // More than one look, also where the first one takes all the time that a server gets
                        "teal.applications.shop.wait-limits.confirm",
                        "3s"),
                clock);
    }

    @AfterAll
    void close() {
        scene.close();
        clock.close();
    }

    @BeforeEach
    void look() {
        target = company.target();
        moves = scene.recorder().moves().size();
    }

    @Test
    void oneThatBeginsInMidReleaseHoldsItBeforeTheSwitchUntilOneWhoMayOverridesItWithAReason() {
        ReleaseId id = approvableBefore("sale");
        letTimePass();
        scene.approve(id, "yes");

        Task held = scene.awaitTask(id, HELD);
        assertThat(scene.view(id).state()).isEqualTo(ReleaseState.WAITING);
        assertThat(company.target()).isEqualTo(target);
        assertThat(override(held, "anna", "never mind")).returns(403, HttpResponse::statusCode);
        scene.teal(TaskService.class).addCandidateUser(held.getId(), "rita");
        assertRefused(override(held, "rita", "never mind"), "overriding the freeze 'sale' needs the group 'operators'");
        assertRefused(override(held, "otto", "  "), "needs a reason");
        assertThat(override(held, "otto", "the till is broken")).returns(204, HttpResponse::statusCode);

        ReleaseView ended = scene.awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(company.target()).isNotEqualTo(target);
        assertThat(found(ended, "checkFreeze"))
                .contains("no freeze", "freeze 'sale' overridden by Otto (operators): the till is broken")
                .anyMatch(text -> text.startsWith("held by freeze 'sale' until "));
    }

    @Test
    void oneThatIsOnLetsTheReleaseBeginWhenItEnds() {
        Duration length = Duration.ofHours(1).plus(SOON);
        Instant begin = freeze("audit", Duration.ofHours(-1), length, "");
        ReleaseId id = scene.request(scene.newVersion());

        scene.awaitTask(id, HELD);
        assertThat(end().getDuedate().toInstant()).isEqualTo(begin.plus(length));
        assertThat(scene.view(id).evidence())
                .extracting(StepReport::step)
                .containsExactly("planRelease", "checkFreeze");
        letTimePass();
        scene.approve(id, "yes");

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);
    }

    @Test
    void oneThatHoldsAReleaseDoesNotHoldItsWayBack() {
        ReleaseId id = approvableBefore("stocktaking");
        letTimePass();
        scene.approve(id, "yes");
        scene.awaitTask(id, HELD);

        scene.teal(RollbackRequests.class).request(id.value(), "not before Christmas");

        ReleaseView ended = scene.awaitEnd(id);
        assertThat(ended.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(found(ended, "checkFreeze")).contains("a freeze does not hold a roll-back");
        assertThat(scene.recorder().moves()).hasSize(moves);
    }

    /** With the secondary behind, the switch stays unconfirmed for as long as it takes. */
    @Test
    void oneThatBeginsBetweenASwitchAndItsConfirmationWaitsForTheConfirmation() {
        ReleaseId id = approvableBefore("election");
        secondary.lag();
        scene.approve(id, "yes");

        scene.awaitTask(id, ReleaseScene.DECISION);
        assertThat(company.target()).isNotEqualTo(target);
        letTimePass();
        secondary.catchUp();
        scene.decide(id, "retry", "the secondary follows again");

        Task held = scene.awaitTask(id, HELD);
        assertThat(found(scene.view(id), "checkFreeze"))
                .contains("freeze 'election' takes effect once the switch is confirmed");
        assertThat(scene.view(id).evidence())
                .filteredOn(report -> report.step().equals("confirmSwitch"))
                .last()
                .matches(StepReport::passed);
        assertThat(override(held, "otto", "half a release is worse")).returns(204, HttpResponse::statusCode);
        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);
    }

    /** On the name server's clock too: updates are signed with the time. */
    private void letTimePass() {
        clock.pass(SOON);
        company.names().skewClock(clock.ahead(Instant.now()));
    }

    /** Lets a release come as far as its approval before a freeze begins. */
    private ReleaseId approvableBefore(String freeze) {
        freeze(freeze, SOON, LONG, "\"operators\"");
        ReleaseId id = scene.request(scene.newVersion());
        scene.awaitTask(id, ReleaseScene.APPROVAL);
        return id;
    }

    /** Deploys a freeze and a batch of two for major versions; returns when the freeze begins. */
    private Instant freeze(String name, Duration fromNow, Duration length, String overrideBy) {
        Instant begin = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(fromNow);
        byte[] table = TableRows.of("freeze")
                .row(
                        2,
                        "\"shop\"",
                        "\"major\"",
                        "-",
                        "-",
                        "[" + moment(begin) + ".." + moment(begin.plus(length)) + ")",
                        "\"" + name + "\"",
                        overrideBy)
                .content();
        byte[] batch =
                TableRows.of("batch").row(1, "-", "\"major\"", "-", "2", "2").content();
        HttpResponse<String> answer =
                scene.engineRest("paula").deploy("policies", Map.of("freeze.dmn", table, "batch.dmn", batch));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return begin;
    }

    private static String moment(Instant instant) {
        return "date and time(\""
                + DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss")
                        .withZone(ZoneOffset.UTC)
                        .format(instant)
                + "\")";
    }

    private HttpResponse<String> override(Task held, String user, String reason) {
        return scene.engineRest(user)
                .post(
                        "/task/" + held.getId() + "/complete",
                        "{\"variables\": {\"reason\": {\"value\": \"" + reason + "\", \"type\": \"String\"}}}");
    }

    private static void assertRefused(HttpResponse<String> answer, String why) {
        assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body()).contains(why);
    }

    private Job end() {
        return scene.teal(ManagementService.class)
                .createJobQuery()
                .activityId("Event_FreezeOver")
                .singleResult();
    }

    private static List<String> found(ReleaseView release, String step) {
        return release.evidence().stream()
                .filter(report -> report.step().equals(step))
                .map(StepReport::summary)
                .toList();
    }
}
