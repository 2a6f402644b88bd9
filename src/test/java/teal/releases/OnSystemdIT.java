package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.lab.OrdersCompany;
import teal.lab.TomcatCompany;
import teal.lab.box.SystemdMachine;
import teal.lab.users.TrafficSource;
import teal.process.request.ReleaseRequest;

/** The documented units of systemd, on machines that are started by it: those of the examples, and Teal's own. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OnSystemdIT {

    /** A JVM on a busy machine starts slowly. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final String CHECK = "curl --silent --fail --user admin:First-Day-At-Teal-26"
            + " http://127.0.0.1:8080/api/applications/orders/check";

    @TempDir
    static Path base;

    private OrdersCompany company;

    @BeforeAll
    void up() throws IOException {
        company = OrdersCompany.onSystemd(base.resolve("company"), "1.0.0", "1.1.0");
    }

    @AfterAll
    void down() throws IOException {
        if (company != null) {
            company.close();
        }
    }

    @Test
    @Order(1)
    void theUnitIsRestartedBySudoAndStandsForAnApplicationThatCannotReportItsVersion() throws IOException {
        company.letNodesReportTheVersion();
        try (ConfigurableApplicationContext teal = company.startTeal(patiently())) {
            company.install(teal, "1.0.0");
            awaitVersion(teal, "1.0.0");
            TrafficSource users = company.letUsersCome(teal);

            DocumentedRelease.assertThatItIsReleased(
                    teal,
                    new ReleaseRequest("orders", "1.1.0", null, null, null, null, null, null, null, null, null, null),
                    "1.1.0");

            await().until(() -> users.snapshot().byVersion().containsKey("1.1.0"));
            users.close();
            assertThat(users.snapshot().failures()).isEmpty();
            assertThat(users.snapshot().byCluster()).hasSize(2);
            assertThat(users.snapshot().byVersion()).containsOnlyKeys("1.0.0", "1.1.0");
        }
    }

    @Test
    @Order(2)
    void aNodeThatIsRestartedRunsItsVersionAgain() {
        SystemdMachine node = company.machines().get("blue-1");
        node.restart();

        await().atMost(PATIENCE)
                .until(() -> node.works("curl --silent --insecure --fail https://127.0.0.1:8443/actuator/info |"
                        + " grep --quiet '\"version\":\"1.1.0\"'"));
        assertThat(node.run("ps -o user= -p $(systemctl show --property=MainPID --value orders)"))
                .isEqualToIgnoringWhitespace("deploy");
    }

    @Test
    @Order(3)
    void tomcatRunsAsItsDocumentedUnit() {
        company.machines().install("tomcat", TomcatCompany.EXAMPLE);
        SystemdMachine node = company.machines().get("green-1");
        for (String file : List.of("server.xml", "context.xml")) {
            node.put(
                    TomcatCompany.EXAMPLE.resolve("base/conf/" + file),
                    "/srv/tomcat/base/conf/" + file,
                    "deploy",
                    "644");
        }
        node.put(
                TomcatCompany.DOWNLOADED.resolve("tomcat-10.1.49.tar.gz"),
                "/srv/tomcat/downloaded.tar.gz",
                "deploy",
                "644");
        node.run("chown --recursive deploy: /srv/tomcat && cd /srv/tomcat && runuser -u deploy -- sh -ec 'mkdir -p"
                + " releases/10.1.49; tar -C releases/10.1.49 -xzf downloaded.tar.gz; ln -s releases/10.1.49 current;"
                + " sudo systemctl restart tomcat'");

        await().atMost(PATIENCE)
                .until(() -> node.works(
                        "curl --silent --fail http://127.0.0.1:8080/ | grep --quiet 'Apache Tomcat/10.1.49'"));
        assertThat(node.run(
                        "runuser -u deploy -- readlink /proc/$(systemctl show --property=MainPID --value tomcat)/cwd"))
                .isEqualToIgnoringWhitespace("/srv/tomcat/releases/10.1.49/apache-tomcat-10.1.49");
        node.run("systemctl stop tomcat");
        assertThat(node.run("systemctl show --property=Result tomcat")).contains("Result=success");
    }

    @Test
    @Order(4)
    void tealItselfRunsAsItsDocumentedService() throws IOException {
        try (SystemdMachine host = SystemdMachine.start("teal", 5)) {
            company.installTeal(host);

            host.run("systemctl enable --now teal");
            awaitHealthy(host);
            JsonNode check = new ObjectMapper().readTree(host.run(CHECK));
            assertThat(check.path("items"))
                    .filteredOn(item -> item.path("area").asText().equals("nodes"))
                    .as("from within the unit's bounds, Teal reaches the nodes")
                    .isNotEmpty()
                    .allSatisfy(item -> assertThat(item.path("outcome").asText())
                            .as(item::toString)
                            .isEqualTo("passed"));
            assertThatAServerWithNewerKeyExchangesAloneIsNamed(host);
            String written =
                    "find / -xdev -type f -user teal -newer /etc/systemd/system/teal.service -not -path '/proc/*'";
            assertThat(host.run(written + " -not -path '/var/lib/teal/*'")).isEmpty();
            assertThat(host.run(written + " -perm /077")).isEmpty();

            host.run("systemctl kill --signal=KILL teal");
            awaitHealthy(host);
            host.run("systemctl stop teal");
            assertThat(host.run("systemctl show --property=Result,ActiveState teal"))
                    .contains("Result=success", "ActiveState=inactive");
        }
    }

    /** OpenSSH 10 has one that Teal does not. */
    private void assertThatAServerWithNewerKeyExchangesAloneIsNamed(SystemdMachine host) {
        company.machines()
                .get("blue-1")
                .run("echo KexAlgorithms mlkem768x25519-sha256 >/etc/ssh/sshd_config.d/first.conf && systemctl"
                        + " restart ssh");

        assertThat(host.run(CHECK))
                .contains("offers only key exchanges that Teal's SSH library cannot speak yet (mlkem768x25519-sha256)");
    }

    private static void awaitHealthy(SystemdMachine host) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> host.works("curl --silent --fail http://127.0.0.1:8081/actuator/health"));
    }

    private static Map<String, Object> patiently() {
        Map<String, Object> settings = new HashMap<>(DocumentedRelease.brisk("orders"));
        settings.put("teal.applications.orders.verification.health.within", PATIENCE.toSeconds() + "s");
        return settings;
    }

    private static void awaitVersion(ConfigurableApplicationContext teal, String version) {
        await().atMost(PATIENCE)
                .until(() -> orders(teal).application().clusters().stream()
                        .flatMap(cluster -> cluster.nodes().stream())
                        .allMatch(node -> orders(teal).verifier().look(node).runs(version)));
    }

    private static ManagedApplication orders(ConfigurableApplicationContext teal) {
        return teal.getBean(Inventory.class).get("orders");
    }
}
