package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import teal.board.ReleaseView;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.lab.ApiCaller;
import teal.lab.ReleaseRecorder;
import teal.lab.TomcatCompany;
import teal.lab.users.TrafficSource;
import teal.process.request.ReleaseRequest;
import teal.release.Node;
import teal.release.ReleaseId;
import teal.release.ReleaseState;

/** Apache Tomcat as it is downloaded, released by the documented inventory. */
@Tag("whole")
@Tag("servers")
class TomcatTest {

    @TempDir
    Path base;

    @Test
    void runningFromElsewhereIsAdoptedRolledBackAndUpgradedTwiceInARowWithoutAFailedRequest() throws IOException {
        try (TomcatCompany company = TomcatCompany.open(base.resolve("company"))) {
            company.runFromElsewhere("10.1.47");
            ConfigurableApplicationContext teal = company.startTeal(DocumentedRelease.brisk("tomcat"));
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThatAllRun(teal, "10.1.47"));
            ReleaseRecorder recorder = company.record();
            TrafficSource users = company.letUsersCome(teal);
            Node live = tomcat(teal).application().clusters().get(0).nodes().get(0);
            Map<String, String> processes = company.processes();

            assertThatItIsAdopted(teal, company);
            assertThat(company.processes()).as("nothing was restarted").isEqualTo(processes);

            String before = tomcat(teal).traffic().lookup().target();
            ReleaseId undone = approved(teal, company, "10.1.48");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !tomcat(teal).traffic().lookup().target().equals(before));
            assertThat(otto(teal)
                            .post("/api/releases/" + undone + "/rollback", Map.of("reason", "by the test"))
                            .status())
                    .isEqualTo(202);
            ReleaseView rolledBack = DocumentedRelease.awaitEnd(teal, undone);
            assertThat(rolledBack.state()).isEqualTo(ReleaseState.ROLLED_BACK);
            assertThatAllRun(teal, "10.1.47");
            assertThat(company.links()).hasSize(2).values().containsOnly("releases/10.1.47");
            assertThat(tomcat(teal).traffic().lookup().target()).isEqualTo(before);

            // Twice in a row: the second release begins on the cluster that the first one ended on
            ReleaseView first = released(teal, again("10.1.48", company));
            String between = tomcat(teal).traffic().lookup().target();
            ReleaseView second = released(teal, new ReleaseRequest("tomcat", "10.1.49", company.artifact("10.1.49")));
            assertThat(tomcat(teal).traffic().lookup().target()).isNotEqualTo(between);

            assertThat(users.snapshot().failures()).isEmpty();
            assertThat(users.snapshot().byCluster()).hasSize(2);
            recorder.assertInvariants(rolledBack, first, second);
            assertThat(recorder.moves()).hasSize(4);
            assertThat(company.jumpLog()).contains("Accepted publickey");
            // If its page said nothing, its process would still do.
            assertThat(tomcat(teal).deployer().process(live, "pid-file", "base/tomcat.pid"))
                    .satisfies(process ->
                            assertThat(process.version()).as(process.why()).contains("10.1.49"));
        }
    }

    private static void assertThatItIsAdopted(ConfigurableApplicationContext teal, TomcatCompany company)
            throws IOException {
        Map<String, Object> wanted =
                new HashMap<>(Map.of("from", company.elsewhere(), "artifact", company.artifact("10.1.47")));
        JsonNode shown = adoption(teal, wanted);
        assertThat(shown).allSatisfy(node -> {
            assertThat(node.path("fits").asBoolean()).as("%s", node).isTrue();
            assertThat(node.path("runsIn").get(0).asText()).endsWith("opt/tomcat/apache-tomcat-10.1.47");
        });
        assertThat(company.links()).isEmpty();

        wanted.put("dryRun", false);
        assertThat(adoption(teal, wanted).findValuesAsText("found"))
                .containsExactly(
                        "blue-1 is adopted as 10.1.47; recorded is the artifact that it came from",
                        "green-1 is adopted as 10.1.47; recorded is the list of its files, since they are not just"
                                + " those of the artifact");
        assertThat(company.links()).hasSize(2).values().containsOnly("releases/10.1.47");
        assertThatAllRun(teal, "10.1.47");
    }

    private static JsonNode adoption(ConfigurableApplicationContext teal, Map<String, Object> wanted) {
        return otto(teal)
                .post("/api/applications/tomcat/adoption", wanted)
                .body()
                .path("nodes");
    }

    private static ApiCaller otto(ConfigurableApplicationContext teal) {
        String port = teal.getEnvironment().getProperty("local.server.port");
        return new ApiCaller(path -> "http://127.0.0.1:" + port + path, "otto");
    }

    private static ReleaseId approved(ConfigurableApplicationContext teal, TomcatCompany company, String version) {
        return DocumentedRelease.approved(teal, new ReleaseRequest("tomcat", version, company.artifact(version)));
    }

    /** After it was rolled back. */
    private static ReleaseRequest again(String version, TomcatCompany company) {
        return new ReleaseRequest(
                "tomcat",
                version,
                company.artifact(version),
                null,
                "by the test",
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static ReleaseView released(ConfigurableApplicationContext teal, ReleaseRequest request) {
        ReleaseView released = DocumentedRelease.awaitEnd(teal, DocumentedRelease.approved(teal, request));
        assertThat(released.state()).as(released::toString).isEqualTo(ReleaseState.RELEASED);
        assertThatAllRun(teal, released.version());
        return released;
    }

    private static void assertThatAllRun(ConfigurableApplicationContext teal, String version) {
        DocumentedRelease.assertThatAllRun(teal, "tomcat", version);
    }

    private static ManagedApplication tomcat(ConfigurableApplicationContext teal) {
        return teal.getBean(Inventory.class).get("tomcat");
    }
}
