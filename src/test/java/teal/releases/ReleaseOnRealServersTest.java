package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.lab.Company;
import teal.lab.InvariantsHold;
import teal.lab.RealCompany;
import teal.lab.ReleaseScene;
import teal.lab.dns.Dig;
import teal.lab.invariants.NodeChange.Kind;
import teal.lab.nodes.Ran;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/**
 * The same releases on BIND 9 with a secondary, four OpenSSH nodes and PostgreSQL 17. The nodes of green have no IPv4 address.
 */
@Tag("whole")
@InvariantsHold(andNoRequestFailed = true)
@TestInstance(Lifecycle.PER_CLASS)
class ReleaseOnRealServersTest {

    private EmbeddedPostgres database;
    private RealCompany company;
    private ReleaseScene scene;

    @BeforeAll
    void open() throws IOException {
        company = RealCompany.withGreenOnIpv6(1_000_000);
        database = EmbeddedPostgres.start();
        scene = ReleaseScene.open(
                company,
                Map.of(
                        "spring.datasource.url", database.getJdbcUrl("postgres", "postgres"),
                        "spring.datasource.username", "postgres",
                        "spring.datasource.password", "postgres"));
        company.letUsersCome();
    }

    @AfterAll
    void close() throws IOException {
        if (scene != null) {
            scene.close();
        }
        if (database != null) {
            database.close();
        }
        if (company != null) {
            company.close();
        }
    }

    @Test
    void aNewVersionReachesUsersWithoutAFailedRequest() {
        String expected = other(company.target());
        int changes = scene.recorder().changes().size();
        int moves = scene.recorder().moves().size();
        String version = scene.newVersion();
        Instant begun = Instant.now();
        ReleaseId id = scene.request(version);
        scene.approve(id, "yes");

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.RELEASED);

        assertThat(company.versions()).hasSize(4).values().containsOnly(version);
        assertThatAllNameServersAnswer(expected);
        // What the recorder does not recognise, it cannot check
        assertThat(scene.recorder().changes()).hasSize(changes + 4 * Kind.values().length);
        assertThat(scene.recorder().moves()).hasSize(moves + 1);
        // Looked at for the plan, after the approval and at the end; two to stage, one to switch, one to restart.
        assertThat(commandsSince(begun)).hasSize(4).values().containsOnly(7L);
        await().until(() -> seenByUsers(version));
    }

    @Test
    void aRejectedReleaseGoesBackToTheOldVersionAndUsersNeverSeeTheNewOne() {
        Map<String, String> before = company.versions();
        String expected = company.target();
        String version = scene.newVersion();
        ReleaseId id = scene.request(version);
        scene.approve(id, "no");

        assertThat(scene.awaitEnd(id).state()).isEqualTo(ReleaseState.ROLLED_BACK);

        assertThat(company.versions()).isEqualTo(before);
        assertThatAllNameServersAnswer(expected);
        assertThat(seenByUsers(version)).isFalse();
    }

    @Test
    void theDatabaseIsPostgreSql17() {
        assertThat(scene.teal(JdbcClient.class)
                        .sql("SHOW server_version")
                        .query(String.class)
                        .single())
                .startsWith("17.");
    }

    /** By node, without the counting of connections: how often that is necessary depends on users. */
    private Map<String, Long> commandsSince(Instant begun) {
        return company.nodes().commands().stream()
                .filter(ran -> !ran.begun().isBefore(begun))
                .filter(ran -> !ran.command().contains("/proc/net/tcp"))
                .collect(Collectors.groupingBy(Ran::node, Collectors.counting()));
    }

    private void assertThatAllNameServersAnswer(String target) {
        assertThat(company.names().nameServers())
                .hasSize(2)
                .allSatisfy(
                        server -> assertThat(Dig.cname(server, Company.RECORD)).isEqualTo(target));
    }

    private boolean seenByUsers(String version) {
        return company.traffic().snapshot().byVersion().containsKey(version);
    }

    private static String other(String target) {
        return target.equals(Company.BLUE) ? Company.GREEN : Company.BLUE;
    }
}
