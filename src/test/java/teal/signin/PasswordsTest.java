package teal.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.lab.LabClock;
import teal.lab.LabCompany;
import teal.lab.LabUsers;
import teal.lab.TealInLab;
import teal.lab.WebApps;

/** How passwords are kept, and for how long one that was right counts. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
class PasswordsTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger newcomers = new AtomicInteger();
    private final LabClock clock = new LabClock();
    private LabCompany company;
    private ConfigurableApplicationContext teal;

    @BeforeAll
    void open() {
        company = LabCompany.withoutShop();
        teal = TealInLab.start(company, Map.of("server.port", 0), new String[0], clock);
    }

    @AfterAll
    void close() {
        teal.close();
        company.close();
        clock.close();
    }

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
        String name = newcomer();
        storeAsTheEngineDid(name, LabUsers.PASSWORD);

        assertThat(signIn(name, "Wrong-Guess-1")).isEqualTo(401);
        assertThat(stored(name)).startsWith("{SHA-512}");
        clock.pass(Duration.ofMinutes(2));
        assertThat(signIn(name, LabUsers.PASSWORD)).isEqualTo(200);
        String anew = stored(name);
        assertThat(anew).startsWith("{bcrypt-sha256}");
        assertThat(signIn(name, LabUsers.PASSWORD)).isEqualTo(200);
        assertThat(stored(name)).isEqualTo(anew);
    }

    /** The policy is for new passwords; somebody whose old one is weak still gets in, to change it. */
    @Test
    void anOldOneIsStoredAnewAlsoIfItIsWeak() {
        String name = newcomer();
        storeAsTheEngineDid(name, "weak");

        assertThat(signIn(name, "weak")).isEqualTo(200);
        assertThat(stored(name)).startsWith("{bcrypt-sha256}");
        assertThat(signIn(name, "weak")).isEqualTo(200);
    }

    @Test
    void longOnesCountToTheirEnd() {
        String name = newcomer();
        String first = "Aa1!" + "x".repeat(200);
        setPassword(name, first + "1");

        assertThat(signIn(name, first + "2")).isEqualTo(401);
        clock.pass(Duration.ofMinutes(2));
        assertThat(signIn(name, first + "1")).isEqualTo(200);
    }

    /** Programs send theirs with each request, and bcrypt is slow on purpose. */
    @Test
    void oneThatWasRightAMomentAgoIsNotComputedAgain() throws Exception {
        String name = newcomer();
        assertThat(ask(name, LabUsers.PASSWORD)).isEqualTo(200);
        long begin = System.nanoTime();
        int requests = 40;
        for (int i = 0; i < requests; i++) {
            assertThat(ask(name, LabUsers.PASSWORD)).isEqualTo(200);
        }
        long cached = (System.nanoTime() - begin) / requests;
        begin = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            clock.pass(RecentPasswords.KEPT);
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
        String name = newcomer();
        assertThat(ask(name, LabUsers.PASSWORD)).isEqualTo(200);
        assertThat(ask(name, LabUsers.PASSWORD)).isEqualTo(200);
        setPassword(name, "Another-Password-2026");

        assertThat(ask(name, LabUsers.PASSWORD)).isEqualTo(401);
        clock.pass(Duration.ofMinutes(2));
        assertThat(ask(name, "Another-Password-2026")).isEqualTo(200);
        identity().deleteUser(name);
        assertThat(ask(name, "Another-Password-2026")).isEqualTo(401);
    }

    /** As without the memory: after wrong passwords, also from a usual address, the right one has to wait as well. */
    @Test
    void oneThatWasRightCountsNoMoreWhileItsUserHasToWait() throws Exception {
        String name = newcomer();
        assertThat(ask(name, LabUsers.PASSWORD)).isEqualTo(200);
        for (int guess = 1; guess <= 5; guess++) {
            assertThat(ask(name, "Wrong-Guess-" + guess)).isEqualTo(401);
        }

        assertThat(ask(name, LabUsers.PASSWORD)).isEqualTo(429);
        clock.pass(Duration.ofMinutes(6));
        assertThat(ask(name, LabUsers.PASSWORD)).isEqualTo(200);
    }

    @Test
    void whoDoesNotExistTakesAsLongAsWhoDoes() {
        String name = newcomer();
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            clock.pass(Duration.ofMinutes(2));
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
        return new WebApps(this::url).signIn("tasklist", name, password);
    }

    private int ask(String name, String password) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url("/api/releases")))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8)))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
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
        User user = identity().createUserQuery().userId(name).singleResult();
        user.setPassword(password);
        identity().saveUser(user);
    }

    private String newcomer() {
        String name = "newcomer" + newcomers.incrementAndGet();
        LabUsers.createStranger(identity(), name);
        identity().createMembership(name, "approvers");
        return name;
    }

    private IdentityService identity() {
        return teal.getBean(IdentityService.class);
    }

    private JdbcClient database() {
        return teal.getBean(JdbcClient.class);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + teal.getEnvironment().getProperty("local.server.port") + path;
    }
}
