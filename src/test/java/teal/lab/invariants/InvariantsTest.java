package teal.lab.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import teal.board.ReleaseView;
import teal.lab.invariants.NodeChange.Kind;
import teal.process.variable.Json;
import teal.release.ReleaseState;

/**
 * A check that cannot fail is worthless: invented histories that violate each invariant, and good ones that violate none.
 */
class InvariantsTest {

    private final MadeUpHistory history = MadeUpHistory.ofAGoodRelease();

    @Test
    void aGoodReleaseBreaksNone() {
        assertThat(history.breaches()).isEmpty();
    }

    @Test
    void aNodeRestartedWhileUsersAreOnItsClusterBreaksA() {
        history.removeChange("green-2", Kind.RESTART)
                .change(62, 63, "green", "green-2", Kind.RESTART)
                .step("runSmokeTests", 64, 65, "green", null)
                .step("warmUp", 65, 66, "green", null);

        assertThat(history.breaches())
                .anySatisfy(breach -> assertThat(breach)
                        .startsWith("A node green-2 of green was restarted from ")
                        .contains(MadeUpHistory.at(62).toString())
                        .contains("the CNAME pointed at green"));
    }

    @Test
    void usersComingWhileANodeIsBeingChangedBreaksA() {
        history.removeChange("green-2", Kind.RESTART).change(41, 61, "green", "green-2", Kind.RESTART);

        assertThat(history.breaches())
                .anySatisfy(breach -> assertThat(breach).startsWith("A node green-2 of green was restarted"));
    }

    @Test
    void stagingWhileUsersAreOnTheClusterBreaksNone() {
        history.removeChange("blue-1", Kind.STAGE).change(50, 51, "blue", "blue-1", Kind.STAGE);

        assertThat(history.breaches()).isEmpty();
    }

    @Test
    void aSwitchToAClusterWithoutSmokeTestsBreaksB() {
        history.removeStep("runSmokeTests", "green");

        assertThat(history.breaches())
                .singleElement()
                .asString()
                .startsWith("B the CNAME moved to green at " + MadeUpHistory.at(60))
                .contains("runSmokeTests did not pass")
                .contains("green-2 of green was restarted");
    }

    @Test
    void aSwitchToAClusterThatWasNotWarmBreaksB() {
        history.removeStep("warmUp", "green").failedStep("warmUp", 47, 49, "green", null);

        assertThat(history.breaches())
                .singleElement()
                .asString()
                .startsWith("B ")
                .contains("warmUp did not pass");
    }

    @Test
    void aNodeChangedAfterItsTestsBreaksB() {
        history.change(57, 58, "green", "green-1", Kind.RESTART).trouble(56);

        assertThat(history.breaches())
                .hasSize(2)
                .allSatisfy(breach -> assertThat(breach).startsWith("B ").contains("since node green-1"));
    }

    @Test
    void aNoThatAPersonAcceptedBreaksNone() {
        history.removeStep("warmUp", "green").acceptedStep("warmUp", 47, 49, "green", "slow, but the sale begins");

        assertThat(history.breaches()).isEmpty();
    }

    @Test
    void aLinkSwitchedTwiceBreaksC() {
        history.change(44, 45, "green", "green-1", Kind.SWITCH);

        assertThat(history.breaches())
                .singleElement()
                .asString()
                .startsWith("C node green-1 of green was switched to releases/2.0.0")
                .contains("a second time");
    }

    @Test
    void aLinkSwitchedThereAndBackBreaksNone() {
        history.change(44, 45, "green", "green-1", Kind.SWITCH, "releases/1.0.0")
                .change(45, 46, "green", "green-1", Kind.RESTART);

        assertThat(history.breaches()).isEmpty();
    }

    @Test
    void aNeedlessRestartBreaksC() {
        history.change(44, 45, "green", "green-1", Kind.RESTART);

        assertThat(history.breaches())
                .singleElement()
                .asString()
                .startsWith("C node green-1 of green was restarted")
                .contains("went well");
    }

    @Test
    void aRestartAfterSomethingWentWrongBreaksNone() {
        history.failedStep("checkHealth", 43, 44, "green", "green-2").change(44, 45, "green", "green-2", Kind.RESTART);

        assertThat(history.breaches()).isEmpty();
    }

    @Test
    void aMoveBackThatAStepWantedBreaksNone() {
        history.move(65, "blue", 8)
                .switchBackTo("blue", 64, 66)
                .move(67, "green", 9)
                .switchTo("green", 66, 68);

        assertThat(history.breaches()).isEmpty();
    }

    @Test
    void aMoveThatNoStepWantedBreaksC() {
        history.move(104, "blue", 8);

        assertThat(history.breaches())
                .singleElement()
                .asString()
                .startsWith("C the CNAME moved to blue at " + MadeUpHistory.at(104))
                .contains("no step");
    }

    @Test
    void oneUpdateTooManyBreaksC() {
        history.move(104, "blue", 9).switchTo("blue", 103, 105);

        assertThat(history.breaches()).singleElement().asString().startsWith("C the zone was updated 2 times");
    }

    @Test
    void aRollBackMayUpdateTheNoteNextToTheCname() {
        history.step("planRollback", 101, 102, null, null).move(104, "blue", 9).switchTo("blue", 103, 105);

        assertThat(history.breaches()).isEmpty();
    }

    @Test
    void twoStepsAtOnceBreakD() {
        history.step("checkIdle", 47, 50, "green", null);

        assertThat(history.breaches())
                .isNotEmpty()
                .allSatisfy(breach -> assertThat(breach)
                        .startsWith("D at the same time: ")
                        .contains("checkIdle")
                        .contains(MadeUpHistory.at(47).toString()));
    }

    @Test
    void nodesOfOneClusterSideBySideBreakNone() {
        history.step("takeOutOfService", 26, 29, "green", "green-1")
                .step("takeOutOfService", 27, 28, "green", "green-2");

        assertThat(history.breaches()).isEmpty();
    }

    @Test
    void oneNodeChangedTwiceAtOnceBreaksD() {
        history.change(32, 33, "green", "green-1", Kind.RESTART).trouble(29);

        assertThat(history.breaches())
                .anySatisfy(breach -> assertThat(breach).startsWith("D at the same time: node green-1"));
    }

    @Test
    void aCommandWaitingForOneOfAKilledInstanceBreaksNone() {
        history.change(32, 34, "green", "green-1", Kind.RESTART).trouble(32);

        assertThat(history.breaches()).isEmpty();
    }

    @Test
    void nodesOfBothClustersChangedAtOnceBreakD() {
        history.change(70, 71, "green", "green-1", Kind.STAGE);

        assertThat(history.breaches())
                .anySatisfy(breach -> assertThat(breach)
                        .startsWith("D at the same time: ")
                        .contains("blue-1")
                        .contains("green-1"));
    }

    @Test
    void aChangeWithoutAReleaseBreaksD() {
        history.change(200, 201, "blue", "blue-1", Kind.SWITCH, "releases/9.9.9");

        assertThat(history.breaches())
                .singleElement()
                .asString()
                .startsWith("D node blue-1 of blue was switched to releases/9.9.9")
                .contains("no release was under way");
    }

    @Test
    void whatPeopleHaveDoneToANodeOutsideOfReleasesKeepsDForThatNodeAndTimeOnly() {
        history.change(200, 201, "blue", "blue-1", Kind.SWITCH, "releases/2.0.0")
                .work(199, 202, "blue-1");
        assertThat(history.breaches()).isEmpty();

        history.change(203, 204, "blue", "blue-1", Kind.RESTART).change(200, 201, "blue", "blue-2", Kind.RESTART);
        assertThat(history.breaches())
                .filteredOn(breach -> breach.contains("no release was under way"))
                .hasSize(2);
    }

    @Test
    void anAbandonedReleaseBreaksE() {
        history.state(ReleaseState.RUNNING);

        assertThat(history.breaches())
                .singleElement()
                .asString()
                .startsWith("E release r-1")
                .contains("is running");
    }

    @Test
    void aReleaseThatWaitsForNothingInParticularBreaksE() {
        history.waiting(Optional.empty());

        assertThat(history.breaches()).singleElement().asString().contains("is waiting, at no step at all");
    }

    @Test
    void aReleaseThatWaitsForAPersonBreaksNone() {
        history.waiting(Optional.of("Approve traffic switch"));

        assertThat(history.breaches()).isEmpty();
    }

    /** A lost release is at no step, yet it is not silent once its incident says what to do. */
    @Test
    void aReleaseWithAnOpenIncidentBreaksNone() {
        history.waiting(Optional.empty()).incident("this release is stuck; look at it in Cockpit");

        assertThat(history.breaches()).isEmpty();
    }

    @Test
    void releasesCanBeReadFromTheApi() {
        ReleaseView release = history.release();

        assertThat(Json.read(Json.text(release), ReleaseView.class)).isEqualTo(release);
    }
}
