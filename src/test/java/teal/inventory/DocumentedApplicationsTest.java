package teal.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.actuate.autoconfigure.availability.AvailabilityHealthContributorAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.availability.AvailabilityProbesAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthContributorAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.info.InfoContributorAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.info.InfoEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.servlet.ServletManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;
import teal.release.Cluster;
import teal.release.EarlyEnd;
import teal.release.Node;
import teal.release.Transcript;
import teal.release.Version;
import teal.verify.FoundVersion;
import teal.verify.HealthReport;
import teal.verify.Verifier;
import teal.verify.VersionOnNode;
import teal.verify.VersionProcess;

/** The inventories in docs/examples are complete, and fit the applications that they are for. */
class DocumentedApplicationsTest {

    private static final Path EXAMPLES = Path.of("docs/examples");

    @TempDir
    Path directory;

    /** A small application with Spring Boot's actuator. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ApplicationAvailabilityAutoConfiguration.class,
        EndpointAutoConfiguration.class,
        WebEndpointAutoConfiguration.class,
        ManagementContextAutoConfiguration.class,
        ServletManagementContextAutoConfiguration.class,
        HealthContributorAutoConfiguration.class,
        HealthEndpointAutoConfiguration.class,
        AvailabilityHealthContributorAutoConfiguration.class,
        AvailabilityProbesAutoConfiguration.class,
        InfoContributorAutoConfiguration.class,
        InfoEndpointAutoConfiguration.class
    })
    static class Orders {}

    @Test
    void aSpringBootApplicationIsCheckedAsItsActuatorAnswers() throws IOException {
        try (ConfigurableApplicationContext orders = new SpringApplicationBuilder(Orders.class)
                .run(
                        "--spring.config.location=optional:classpath:/no-settings/",
                        "--server.port=0",
                        "--server.tomcat.basedir=" + directory.resolve("tomcat"),
                        "--management.endpoints.web.exposure.include=health,info",
                        "--management.endpoint.health.probes.enabled=true",
                        "--management.info.env.enabled=true",
                        "--info.build.version=2.0.0")) {
            String port = orders.getEnvironment().getProperty("local.server.port");
            ApplicationSettings settings =
                    read("spring-boot", "orders", "http://10.0.0.11:8080", "http://127.0.0.1:" + port);
            Verifier verifier = new Verifier(settings.verification(), new NoNode(), Clock.systemUTC());
            Cluster blue = settings.clusters().get(0);

            HealthReport health = verifier.look(blue.nodes().get(0));

            assertThat(health.runs("2.0.0")).as(health.summary()).isTrue();
            assertThat(verifier.smokeTest(blue, node -> new Version("2.0.0"), Transcript.NONE, EarlyEnd.NEVER)
                            .summary())
                    .isEqualTo("blue: 1 checks on 1 nodes passed (1 × 200)");
        }
    }

    /** It is released by it in TomcatTest. */
    @Test
    void tomcatsInventoryIsComplete() throws IOException {
        ApplicationSettings settings = read("tomcat", "tomcat", "", "");

        assertThat(settings.deployment().ssh().via()).hasSize(1);
        assertThat(settings.verification().version().isConfirmed()).isTrue();
    }

    private ApplicationSettings read(String example, String application, String documented, String actual)
            throws IOException {
        for (String file : List.of("tsig", "id_ed25519", "id_jump", "known_hosts", "known_hosts_jump")) {
            Files.writeString(directory.resolve(file), "c2VjcmV0IHRoYXQgaXMgbG9uZyBlbm91Z2g=");
        }
        String yaml = Files.readString(EXAMPLES.resolve(example).resolve("application.yaml"))
                .replace("/etc/teal/", directory + "/")
                .replace(documented.isEmpty() ? "no such address" : documented, actual);
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("inventory", new ByteArrayResource(yaml.getBytes()))
                .forEach(environment.getPropertySources()::addLast);
        return InventoryReader.read(environment).get(application);
    }

    private static final class NoNode implements VersionOnNode {

        @Override
        public FoundVersion printedBy(Node node, String command) {
            throw new AssertionError("the application is asked");
        }

        @Override
        public FoundVersion ranBy(Node node, VersionProcess process) {
            throw new AssertionError("the application is asked");
        }
    }
}
