package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import teal.board.ReleaseView;
import teal.lab.ReleaseScene;
import teal.lab.box.Box;
import teal.lab.process.TealApi;
import teal.lab.process.TealApi.Asked;
import teal.release.ReleaseState;

/** The company in containers, brought up, released to in spite of trouble, and torn down. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CompanyInABoxIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final List<String> ENGINES = List.of("engine-1", "engine-2");

    private Box box;
    private String release;
    private String killed;

    @BeforeAll
    void up() {
        box = Box.up();
    }

    @AfterAll
    void down() {
        if (box != null) {
            box.close();
            assertThat(Box.left())
                    .as("containers, volumes and networks that are left")
                    .isEmpty();
        }
    }

    @Test
    @Order(1)
    void aReleaseReachesTheUsersThoughAnEngineIsKilledAndANodeCutOff() {
        TealApi teal = box.teal();
        release = teal.start("2.0.0", "http://repository.example.test:8000/shop-2.0.0.tar.gz");
        Asked approval = awaitTask(ReleaseScene.APPROVAL);
        box.runIn("database", "pg_dump", "--format=custom", "--file=/tmp/teal.dump", "teal");
        teal.approve(approval, "yes");
        // In the middle: users are being led to the new version, and the other cluster has still the old one
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(box.users().recentByVersion()).containsKey("2.0.0"));
        killed = acting();
        box.kill(killed);
        // Whoever the resolver still sent to the old cluster would rightly miss its node
        await().atMost(PATIENCE)
                .during(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(box.users().recentByVersion()).containsOnlyKeys("2.0.0"));
        box.cutOff("blue-2");

        Asked trouble = awaitTask(ReleaseScene.DECISION);
        assertThat(box.teal().release(release).reason()).get().asString().contains("blue-2");
        box.reconnect("blue-2", "172.29.53.22");
        teal.decide(trouble, "retry", "the node is back");

        awaitReleased();
        assertThat(box.users().failures()).isEmpty();
        assertThat(box.users().failed()).isZero();
        assertThat(box.users().byVersion()).containsOnlyKeys("1.0.0", "2.0.0");
        assertThat(box.logs(other(killed))).contains("blue-2 activateVersion", "finishRelease");
        assertThat(box.logs(killed)).doesNotContain("blue-1 activateVersion", "finishRelease");
    }

    /** By the engine that was killed, alone. The commands are those of docs/operate/maintain.md. */
    @Test
    @Order(2)
    void aDumpOfMidReleaseIsRestoredAndTheReleaseGoesOn() {
        box.stop(other(killed));
        box.runIn("database", "dropdb", "teal");
        box.runIn("database", "createdb", "--owner=teal", "teal");
        box.runIn("database", "pg_restore", "--dbname=teal", "--exit-on-error", "/tmp/teal.dump");
        box.startAgain(killed);

        box.teal().approve(awaitTask(ReleaseScene.APPROVAL), "yes");
        // It is done already, which nobody who reads the restored release knows
        box.teal().approve(awaitTask(ReleaseScene.APPROVAL), "yes");

        awaitReleased();
        assertThat(box.users().failures()).isEmpty();
        assertThat(box.users().recentByVersion()).containsOnlyKeys("2.0.0");
    }

    @Test
    @Order(3)
    void peopleHearOfItByMail() {
        assertThat(box.logs("mail"))
                .contains("shop 2.0.0: release started by rita")
                .contains("shop 2.0.0 is waiting: Approve traffic switch")
                .contains("shop 2.0.0: released");
    }

    @Test
    @Order(4)
    void noSecretIsInAnImageOrAVariable() {
        String shown = box.everythingShown();
        assertThat(shown).contains("SPRING_DATASOURCE_URL");
        assertThat(List.of("keys/tsig", "settings/spring.datasource.password", "settings/teal.admin.password"))
                .allSatisfy(file -> assertThat(shown).doesNotContain(box.secret(killed, "teal/" + file)));
        assertThat(box.secret(killed, "teal/keys/identity")).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
        assertThat(shown).doesNotContain("PRIVATE KEY-----");
    }

    @Test
    @Order(5)
    void tealIsNotRootAndWritesNowhereButToItsDirectory() {
        Map<String, String> wanted = Map.of(
                "{{.Config.User}}",
                "10001:10001",
                "{{.HostConfig.ReadonlyRootfs}}",
                "true",
                "{{.HostConfig.CapDrop}}",
                "[ALL]");
        wanted.forEach(
                (what, value) -> assertThat(box.inspect(what, "engine-1")).isEqualTo(value));
    }

    @Test
    @Order(6)
    void tealEndsGracefully() {
        // 128 + SIGTERM: it ended by itself, and was not killed when its time was over
        assertThat(box.stop(killed)).isEqualTo(143);
    }

    /** The engine that led the users to the new version, and watches how they are served. */
    private String acting() {
        return ENGINES.stream()
                .filter(engine -> box.logs(engine).contains(" now points at green "))
                .findFirst()
                .orElseThrow();
    }

    private static String other(String engine) {
        return ENGINES.stream().filter(name -> !name.equals(engine)).findFirst().orElseThrow();
    }

    private void awaitReleased() {
        await().atMost(PATIENCE)
                .ignoreExceptionsMatching(TealApi::mayPass)
                .untilAsserted(() -> assertThat(box.teal().release(release))
                        .extracting(ReleaseView::state)
                        .isEqualTo(ReleaseState.RELEASED));
    }

    private Asked awaitTask(String key) {
        return await().atMost(PATIENCE)
                .ignoreExceptionsMatching(TealApi::mayPass)
                .until(() -> box.teal().asked(key), Optional::isPresent)
                .orElseThrow();
    }
}
