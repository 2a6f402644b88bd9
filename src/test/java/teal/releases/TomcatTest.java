package teal.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.lab.TomcatCompany;
import teal.lab.users.TrafficSource;
import teal.process.request.ReleaseRequest;
import teal.release.Cluster;

/** Apache Tomcat as it is downloaded, released by the documented inventory. */
@Tag("whole")
@Tag("servers")
class TomcatTest {

    @TempDir
    Path base;

    @Test
    void isReleasedUnchangedBehindAJumpHostTwiceInARowWithoutAFailedRequest() throws IOException {
        try (TomcatCompany company = TomcatCompany.open(base.resolve("company"))) {
            ConfigurableApplicationContext teal = company.startTeal(DocumentedRelease.brisk("tomcat"));
            company.install(teal, "10.1.47");
            Cluster live = tomcat(teal).application().clusters().get(0);
            await().atMost(Duration.ofSeconds(60))
                    .until(() ->
                            tomcat(teal).verifier().look(live.nodes().get(0)).runs("10.1.47"));
            TrafficSource users = company.letUsersCome(teal);

            assertThatItIsReleased(teal, company, "10.1.48");
            assertThatItIsReleased(teal, company, "10.1.49");

            assertThat(users.snapshot().failures()).isEmpty();
            assertThat(users.snapshot().byCluster()).hasSize(2);
            assertThat(company.jumpLog()).contains("Accepted publickey");
            // If its page said nothing, its process would still do.
            assertThat(tomcat(teal).deployer().process(live.nodes().get(0), "pid-file", "base/tomcat.pid"))
                    .satisfies(process ->
                            assertThat(process.version()).as(process.why()).contains("10.1.49"));
        }
    }

    private static void assertThatItIsReleased(
            ConfigurableApplicationContext teal, TomcatCompany company, String version) {
        DocumentedRelease.assertThatItIsReleased(
                teal, new ReleaseRequest("tomcat", version, company.artifact(version)), version);
    }

    private static ManagedApplication tomcat(ConfigurableApplicationContext teal) {
        return teal.getBean(Inventory.class).get("tomcat");
    }
}
