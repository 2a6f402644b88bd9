package teal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.lab.LabUsers;
import teal.lab.WebApps;

/** How passwords are kept, and for how long one that was right counts. */
@Tag("whole")
class PasswordsTest {

    @RegisterExtension
    static final DoorScene door = new DoorScene();

    @Test
    void areStoredByBcryptWhoeverTheyBelongTo() {
        assertThat(database()
                        .sql("SELECT PWD_ FROM ACT_ID_USER")
                        .query(String.class)
                        .list())
                .hasSizeGreaterThan(LabUsers.groups().size())
                .allSatisfy(stored -> assertThat(stored).startsWith("{bcrypt-sha256}$2a$10$"));
    }

    @Test
    void oneThatTheEngineStoredInItsOwnWayIsStoredAnewAtTheNextSignIn() {
        String name = door.newcomer("approvers");
        storeAsTheEngineDid(name, LabUsers.PASSWORD);

        assertThat(signIn(name, "Wrong-Guess-1")).isEqualTo(401);
        assertThat(stored(name)).startsWith("{SHA-512}");
        door.clock().pass(Duration.ofMinutes(2));
        assertThat(signIn(name, LabUsers.PASSWORD)).isEqualTo(200);
        String anew = stored(name);
        assertThat(anew).startsWith("{bcrypt-sha256}");
        assertThat(signIn(name, LabUsers.PASSWORD)).isEqualTo(200);
        assertThat(stored(name)).isEqualTo(anew);
    }

    /** The policy is for new passwords; somebody whose old one is weak still gets in, to change it. */
    @Test
    void anOldOneIsStoredAnewAlsoIfItIsWeak() {
        String name = door.newcomer("approvers");
        storeAsTheEngineDid(name, "weak");

        assertThat(signIn(name, "weak")).isEqualTo(200);
        assertThat(stored(name)).startsWith("{bcrypt-sha256}");
        assertThat(signIn(name, "weak")).isEqualTo(200);
    }

    @Test
    void longOnesCountToTheirEnd() {
        String name = door.newcomer("approvers");
        String first = "Aa1!" + "x".repeat(200);
        setPassword(name, first + "1");

        assertThat(signIn(name, first + "2")).isEqualTo(401);
        door.clock().pass(Duration.ofMinutes(2));
        assertThat(signIn(name, first + "1")).isEqualTo(200);
    }

    /** Programs send theirs with each request, and bcrypt is slow on purpose. */
    @Test
    void oneThatWasRightAMomentAgoIsNotComputedAgain() throws Exception {
        String name = door.newcomer("approvers");
        assertThat(ask(name, LabUsers.PASSWORD)).isEqualTo(200);
        long begin = System.nanoTime();
        int requests = 40;
        for (int i = 0; i < requests; i++) {
            assertThat(ask(name, LabUsers.PASSWORD)).isEqualTo(200);
        }
        long cached = (System.nanoTime() - begin) / requests;
        begin = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            door.clock().pass(RecentPasswords.KEPT);
            assertThat(ask(name, LabUsers.PASSWORD)).isEqualTo(200);
        }
        long computed = (System.nanoTime() - begin) / 5;

        System.out.printf(
                "a request by HTTP Basic: %.1f ms, and %.1f ms when the password has to be checked%n",
                cached / 1e6, computed / 1e6);
        assertThat(ask(name, "Wrong-Guess-1")).isEqualTo(401);
    }

    @Test
    void oneThatWasRightCountsNoMoreOnceItIsAnotherOneOrGone() throws Exception {
        String name = door.newcomer("approvers");
        assertThat(ask(name, LabUsers.PASSWORD)).isEqualTo(200);
        assertThat(ask(name, LabUsers.PASSWORD)).isEqualTo(200);
        setPassword(name, "Another-Password-2026");

        assertThat(ask(name, LabUsers.PASSWORD)).isEqualTo(401);
        door.clock().pass(Duration.ofMinutes(2));
        assertThat(ask(name, "Another-Password-2026")).isEqualTo(200);
        door.identity().deleteUser(name);
        assertThat(ask(name, "Another-Password-2026")).isEqualTo(401);
    }

    /** As without the memory: after wrong passwords, also from a usual address, the right one has to wait as well. */
    @Test
    void oneThatWasRightCountsNoMoreWhileItsUserHasToWait() throws Exception {
        String name = door.newcomer("approvers");
        assertThat(ask(name, LabUsers.PASSWORD)).isEqualTo(200);
        for (int guess = 1; guess <= 5; guess++) {
            assertThat(ask(name, "Wrong-Guess-" + guess)).isEqualTo(401);
        }

        assertThat(ask(name, LabUsers.PASSWORD)).isEqualTo(429);
        door.clock().pass(Duration.ofMinutes(6));
        assertThat(ask(name, LabUsers.PASSWORD)).isEqualTo(200);
    }

    @Test
    void whoDoesNotExistTakesAsLongAsWhoDoes() {
        String name = door.newcomer("approvers");
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            door.clock().pass(Duration.ofMinutes(2));
            known.add(time(() -> signIn(name, "Wrong-Guess-1")));
            unknown.add(time(() -> signIn("nobody-of-that-name", "Wrong-Guess-1")));
        }

        // A hash takes many times as long as all the rest, so a factor of two separates both cases surely.
        long fastest = unknown.stream().min(Long::compare).orElseThrow();
        assertThat(fastest * 2).isGreaterThan(known.stream().min(Long::compare).orElseThrow());
    }

    private static long time(Runnable act) {
        long begin = System.nanoTime();
        act.run();
        return System.nanoTime() - begin;
    }

    private int signIn(String name, String password) {
        return new WebApps(door::url).signIn("tasklist", name, password);
    }

    private int ask(String name, String password) throws Exception {
        return door.send(door.request("/api/releases", name, password)).statusCode();
    }

    private void storeAsTheEngineDid(String name, String password) {
        database()
                .sql("UPDATE ACT_ID_USER SET PWD_ = ?, SALT_ = 'c2FsdA==' WHERE ID_ = ?")
                .params("{SHA-512}" + new Sha512HashDigest().encrypt(password + "c2FsdA=="), name)
                .update();
    }

    private String stored(String name) {
        return database()
                .sql("SELECT PWD_ FROM ACT_ID_USER WHERE ID_ = ?")
                .param(name)
                .query(String.class)
                .single();
    }

    private void setPassword(String name, String password) {
        User user = door.identity().createUserQuery().userId(name).singleResult();
        user.setPassword(password);
        door.identity().saveUser(user);
    }

    private JdbcClient database() {
        return door.part(JdbcClient.class);
    }
}
