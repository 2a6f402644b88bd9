package teal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.lab.ApiCaller;
import teal.lab.ApiCaller.Answer;
import teal.lab.LabUsers;
import teal.lab.ReleaseScene;
import teal.lab.WebApps;

/** Somebody can always administer Teal, and nobody becomes an administrator behind its back. */
@Tag("whole")
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class AdministratorsTest {

    private static final String ADMINISTRATORS = "camunda-admin";
    private static final String WEB = "/camunda/api/engine/engine/default";

    private ReleaseScene scene;

    @BeforeAll
    void open() {
        scene = ReleaseScene.open(Map.of());
    }

    @AfterAll
    void close() {
        scene.close();
    }

    /** Adam alone. */
    @BeforeEach
    void leaveOne() {
        IdentityService identity = identity();
        if (!members().contains("adam")) {
            identity.createMembership("adam", ADMINISTRATORS);
        }
        members().stream()
                .filter(member -> !member.equals("adam"))
                .forEach(member -> identity.deleteMembership(member, ADMINISTRATORS));
    }

    @Test
    void nobodyRemovesTheLastOneInAnyWay() {
        assertThat(members()).containsExactly("adam");
        ApiCaller rest = new ApiCaller(scene::url, "adam");
        WebApps web = new WebApps(scene::url);
        web.signIn("admin", "adam", LabUsers.PASSWORD);
        List<Integer> refused = new ArrayList<>();
        for (String path : List.of("/group/camunda-admin/members/adam", "/user/adam", "/group/camunda-admin")) {
            Answer answer = rest.delete("/engine-rest" + path);
            refused.add(answer.status());
            refused.add(web.send("DELETE", WEB + path, "").statusCode());
        }
        assertThat(refused).hasSize(6).allMatch(status -> status >= 400 && status <= 500);
        // Teal's own code is no exception.
        assertThatThrownBy(() -> identity().deleteUser("adam")).hasMessageContaining("adam is the last member of");
        assertThatThrownBy(() -> identity().deleteMembership("adam", ADMINISTRATORS))
                .hasMessageContaining("add another member first");
        assertThatThrownBy(() -> identity().deleteGroup(ADMINISTRATORS)).hasMessageContaining("cannot be removed");
        assertThat(members()).containsExactly("adam");

        add("bea");
        assertThat(rest.delete("/engine-rest/group/camunda-admin/members/adam").status())
                .isEqualTo(204);
        assertThat(members()).containsExactly("bea");
    }

    @Test
    void oneOfTwoWhoRemoveEachOtherStays() {
        for (int round = 0; round < 5; round++) {
            leaveOne();
            add("bea");
            List<CompletableFuture<Integer>> both = List.of(
                    CompletableFuture.supplyAsync(() -> removes("adam", "bea")),
                    CompletableFuture.supplyAsync(() -> removes("bea", "adam")));
            List<Integer> statuses = both.stream().map(CompletableFuture::join).toList();

            assertThat(members()).as("round " + round + ": " + statuses).hasSize(1);
            assertThat(statuses).filteredOn(status -> status == 204).hasSize(1);
        }
    }

    @Test
    void withoutAdministratorsOnlyTheHostMakesOne(CapturedOutput output) {
        JdbcClient database = scene.teal(JdbcClient.class);
        database.sql("DELETE FROM ACT_ID_MEMBERSHIP WHERE GROUP_ID_ = ?")
                .param(ADMINISTRATORS)
                .update();
        identity().deleteUser("admin");

        scene.stopTeal();
        scene.startTeal();
        assertThat(members()).isEmpty();
        assertThat(identity().createUserQuery().userId("admin").count()).isZero();

        scene.stopTeal();
        System.setProperty("teal.admin.restore", "otto");
        System.setProperty("teal.admin.password", "Otto-Is-Back-26");
        try {
            assertThat(catchThrowable(scene::startTeal)).isNotNull();
            assertThat(output)
                    .contains("TEAL_ADMIN_PASSWORD cannot be the password of the user 'otto': it contains the user's")
                    .contains("Teal makes a password up")
                    .doesNotContain("Otto-Is-Back-26", "at teal.access");

            System.setProperty("teal.admin.password", "Way-Back-In-26");
            scene.startTeal();
        } finally {
            System.clearProperty("teal.admin.restore");
            System.clearProperty("teal.admin.password");
        }
        assertThat(members()).containsExactly("otto");
        assertThat(identity().checkPassword("otto", "Way-Back-In-26")).isTrue();
        assertThat(new ApiCaller(scene::url, "vera")
                        .get("/api/audit?most=10000")
                        .body()
                        .findValuesAsText("act"))
                .contains("RestoreAdministrator");

        identity().createMembership("adam", ADMINISTRATORS);
        User otto = identity().createUserQuery().userId("otto").singleResult();
        otto.setPassword(LabUsers.PASSWORD);
        identity().saveUser(otto);
    }

    @Test
    void aPasswordThatThePolicyRefusesIsNamedByTheRuleAndNotRepeated() {
        Map<String, String> refused = Map.of(
                "aB1!", "it has fewer than 10 characters",
                "ABCDEFGH1!", "it has no lower-case letter",
                "abcdefgh1!", "it has no upper-case letter",
                "ABCDefgh!!", "it has no digit",
                "ABCDefgh11", "it has no special character",
                "My-Newcomer-26", "it contains the user's id");
        refused.forEach((password, why) -> {
            FirstAdministrator administrator = new FirstAdministrator(
                    identity(), scene.teal(AuthorizationService.class), event -> {}, password, "newcomer");

            Throwable thrown = catchThrowable(() -> administrator.create(false));

            assertThat(thrown)
                    .as(password)
                    .isInstanceOf(RefusedPassword.class)
                    .hasMessageStartingWith("TEAL_ADMIN_PASSWORD cannot be the password of the user 'newcomer': ")
                    .hasMessageContaining(why);
            assertThat(thrown.getMessage()).doesNotContain(password);
            assertThat(identity().createUserQuery().userId("newcomer").count()).isZero();
        });
    }

    private int removes(String person, String other) {
        return new ApiCaller(scene::url, person)
                .delete("/engine-rest/group/camunda-admin/members/" + other)
                .status();
    }

    private void add(String name) {
        if (identity().createUserQuery().userId(name).count() == 0) {
            LabUsers.createStranger(identity(), name);
        }
        identity().createMembership(name, ADMINISTRATORS);
    }

    private List<String> members() {
        return identity().createUserQuery().memberOfGroup(ADMINISTRATORS).list().stream()
                .map(User::getId)
                .toList();
    }

    private IdentityService identity() {
        return scene.teal(IdentityService.class);
    }
}
