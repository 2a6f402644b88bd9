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
import teal.lab.OrdersCompany;
import teal.lab.users.TrafficSource;
import teal.process.request.ReleaseRequest;
import teal.release.Version;

/** A Spring Boot application as an executable jar behind HTTPS, released by the documented inventory and its version alone. */
@Tag("whole")
@Tag("servers")
class ExecutableJarTest {

    @TempDir
    Path base;

    @Test
    void isReleasedFromARepositoryWithAPasswordTwiceInARowWithoutAFailedRequest() throws IOException {
        try (OrdersCompany company = OrdersCompany.open(base.resolve("company"), "1.0.0", "1.1.0", "1.10.0")) {
            ConfigurableApplicationContext teal = company.startTeal(DocumentedRelease.brisk("orders"));
            ManagedApplication orders = teal.getBean(Inventory.class).get("orders");
            assertThat(orders.versions(10)).extracting(Version::value).containsExactly("1.10.0", "1.1.0", "1.0.0");
            company.install(teal, "1.0.0");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> orders.application().clusters().stream()
                            .flatMap(cluster -> cluster.nodes().stream())
                            .allMatch(node -> orders.verifier().look(node).runs("1.0.0")));
            TrafficSource users = company.letUsersCome(teal);

            assertThatItIsReleased(teal, "1.1.0");
            assertThatItIsReleased(teal, "1.10.0");

            await().until(() -> users.snapshot().byVersion().containsKey("1.10.0"));
            assertThat(users.snapshot().failures()).isEmpty();
            assertThat(users.snapshot().byCluster()).hasSize(2);
            assertThat(users.snapshot().byVersion()).containsOnlyKeys("1.0.0", "1.1.0", "1.10.0");
            assertThat(company.files("blue-1", "1.10.0")).contains("app.jar");
        }
    }

    private static void assertThatItIsReleased(ConfigurableApplicationContext teal, String version) {
        DocumentedRelease.assertThatItIsReleased(
                teal,
                new ReleaseRequest("orders", version, null, null, null, null, null, null, null, null, null, null),
                version);
    }
}
