package teal.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The complete example of docs/operate/inventory.md starts; with one thing wrong in it, it does not, and the message says where. */
@ExtendWith(OutputCaptureExtension.class)
class InventoryStartTest {

    @TempDir
    Path directory;

    private String example = "";

    @BeforeEach
    void readExample() throws IOException {
        example = ExampleInventory.in(directory).yaml();
    }

    @Test
    void theExampleStarts() throws IOException {
        try (ConfigurableApplicationContext started = start(example)) {
            ManagedApplication shop = started.getBean(Inventory.class).get("shop");

            assertThat(shop.application().home()).contains("blue");
            assertThat(shop.application().clusters()).hasSize(2);
            assertThat(shop.settings().verification().headers()).containsKey("X-Probe");
        }
    }

    @Test
    void aFailureBudgetIsANumberOrAPart() throws IOException {
        for (String budget : List.of("2", "25%", "'2'")) {
            try (ConfigurableApplicationContext started =
                    start(changed("failure-budget: 0", "failure-budget: " + budget))) {
                Inventory inventory = started.getBean(Inventory.class);
                assertThat(inventory
                                .get("shop")
                                .settings()
                                .deployment()
                                .failureBudget()
                                .text())
                        .isEqualTo(budget.replace("'", ""));
                assertThat(inventory.settings("shop"))
                        .filteredOn(shown -> shown.property().equals("deployment.failure-budget"))
                        .singleElement()
                        .returns(budget.replace("'", ""), ShownSetting::value);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            home: blue                         | home: red                     | .home: found 'red'; allowed: the name of one of the clusters
            name: blue-1                       | name: Blue 1                  | .clusters[0].nodes[0].name: found 'Blue 1'; allowed: up to 63
            ssh-port: 22                       | ssh-port: 70000               | .clusters[0].nodes[0].ssh-port: found '70000'; allowed: a whole number from 1 to 65535
            http: http://10.0.0.21:8080        | http: ftp://10.0.0.21         | .clusters[1].nodes[0].http: found 'ftp://10.0.0.21'; allowed: an address
            host: 10.0.0.21                    | host: 10.0.0.11               | .clusters[1].nodes[0]: found 'green-1'; allowed: a node that is not in cluster blue too
            target: green.shop.example.com.    | target: blue.shop.example.com. | .clusters[1].target: found 'blue.shop.example.com.'; allowed: a target of its own
            target: blue.shop.example.com.     | target: shop.example.com.     | .clusters[0].target: found 'shop.example.com.'; allowed: a name other than the record that points at it
            target: green.shop.example.com.    | target: shop.example.com.     | .clusters[1].target: found 'shop.example.com.'; allowed: a name other than the record that points at it
            processes: [blue-green-release]    | processes: [one, two, one]    | .processes: found '[one, two, one]'; allowed: ids of processes that can be started, such as blue-green-release; each once
            processes: [blue-green-release]    | processes: []                 | .processes: found '[]'; allowed: ids of processes that can be started
            record: shop.example.com.          | record: example.com.          | .traffic.record: found 'example.com.'; allowed: a name below the zone
            ttl: 60s                           | ttl: 0s                       | .traffic.ttl: found 'PT0S'; allowed: a duration from 1s to 24h
            algorithm: hmac-sha256             | algorithm: hmac-md5           | .traffic.tsig.algorithm: found 'hmac-md5'; allowed: hmac-sha256
            directory: /srv/shop               | directory: /srv/../etc        | .deployment.directory: found '/srv/../etc'; allowed:
            failure-budget: 0                  | failure-budget: 120%          | .deployment.failure-budget: found '120%'; allowed: a number of nodes from 0 to 1000, or a part of the cluster from 0% to 100%
            failure-budget: 0                  | failure-budget: -1            | .deployment.failure-budget: found '-1'; allowed: a number of nodes
            keep: 3                            | keep: 0                       | .deployment.keep: found '0'; allowed: a whole number from 1 to 100
            user: deploy                       | user:                         | .deployment.ssh.user: found nothing; allowed:
            https://repo.example.com/shop/     | https://repo.example.com/shop | .deployment.artifacts.from: found 'https://repo.example.com/shop'; allowed:
            json: /version                     | json: version                 | .verification.version.json: found 'version'; allowed:
            pattern: v?([0-9.]+)               | pattern: v?[0-9.]+            | .verification.version.pattern: found 'v?[0-9.]+'; allowed: a regular expression in RE2's syntax with one group
            host: jump.example.com             | host: jump example            | .deployment.ssh.via[0].host: found 'jump example'; allowed:
            status: 200                        | status: 99                    | .verification.health.status: found '99'; allowed:
            stable: 5s                         | stable: 60s                   | .verification.health.stable: found 'PT1M'; allowed: a duration shorter than 'within' (1m)
            expected-statuses: []              | expected-statuses: [500]      | .verification.warm-up.expected-statuses: found '500'; allowed: statuses from 300 to 499
            X-Probe:                           | Host:                         | .verification.headers: found 'Host'; allowed: names of headers
            success-share: 0.99                | success-share: 1.5            | .verification.watch.success-share: found '1.5'; allowed:
            idle: 15m                          | idle: 13h                     | .wait-limits.idle: found 'PT13H'; allowed: a duration from 1s to 12h
            delays: [10s, 1m, 5m]              | delays: [10s, 48h]            | .retry.delays: found '[PT10S, PT48H]'; allowed: up to 20 durations
            """)
    void aWrongValueStopsTheStartAndIsNamedByItsPath(
            String right, String wrong, String message, CapturedOutput output) {
        assertThat(catchThrowable(() -> start(changed(right, wrong)))).isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("teal.applications.shop" + message)
                .contains("Correct teal.applications.shop");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ttl: 60s            | tll: 60s             | teal.applications.shop.traffic.tll
            home: blue          | homes: blue          | teal.applications.shop.homes
            ssh-port: 22        | port: 22             | teal.applications.shop.clusters[0].nodes[0].port
            text: Welcome       | txt: Welcome         | teal.applications.shop.verification.smoke-tests[0].txt
            idle-connections: 0 | idle-connection: 0   | teal.applications.shop.wait-limits.idle-connection
            """)
    void aPropertyThatNobodyKnowsStopsTheStartAndIsNamedByItsPath(
            String right, String wrong, String path, CapturedOutput output) {
        assertThat(catchThrowable(() -> start(changed(right, wrong)))).isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains(path + ": found a property that Teal does not know; allowed: did you mean ");
    }

    @Test
    void whatAnotherSourceOverridesMayStay() throws IOException {
        try (ConfigurableApplicationContext started = start(
                example,
                "--teal.applications.shop.deployment.keep=7",
                "--teal.applications.shop.verification.smoke-tests[0].name=other",
                "--teal.applications.shop.verification.smoke-tests[0].path=/other")) {
            ApplicationSettings shop =
                    started.getBean(Inventory.class).get("shop").settings();

            assertThat(shop.deployment().keep()).isEqualTo(7);
            assertThat(shop.verification().smokeTests()).hasSize(1);
        }
    }

    @Test
    void whatIsNoNumberIsNamedByItsPath(CapturedOutput output) {
        assertThat(catchThrowable(() -> start(changed("batch: 1", "batch: two"))))
                .isNotNull();

        assertThat(output).contains("APPLICATION FAILED TO START").contains("teal.applications.shop.deployment.batch");
    }

    @Test
    void aSecretInPlaceOfItsReferenceIsNotShown(CapturedOutput output) {
        assertThat(catchThrowable(() -> start(changed("secret: file:" + directory + "/tsig", "secret: open-sesame"))))
                .isNotNull();

        assertThat(output)
                .contains("teal.applications.shop.traffic.tsig.secret: found 'a value'; allowed: a reference")
                .doesNotContain("open-sesame");
    }

    @ParameterizedTest
    @CsvSource({
        "c2hvcnQ=, a secret of 5 bytes",
        "open-sesame!, a text that is no base64",
    })
    void aWeakSecretStopsTheStartAndIsNotShown(String secret, String found, CapturedOutput output) throws IOException {
        Files.writeString(directory.resolve("tsig"), secret);

        assertThat(catchThrowable(() -> start(example))).isNotNull();

        assertThat(output)
                .contains("teal.applications.shop.traffic.tsig.secret: found '" + found + "'; allowed: base64 of 16")
                .doesNotContain(secret);
    }

    @Test
    void anApplicationWithoutItsNodesNamesWhatIsMissing(CapturedOutput output) {
        String without = example.substring(0, example.indexOf("      deployment:"));

        assertThat(catchThrowable(() -> start(without))).isNotNull();

        assertThat(output)
                .contains("teal.applications.shop.deployment: found nothing; allowed: the block that says how nodes");
    }

    @Test
    void aClusterWithoutNodesIsNamed(CapturedOutput output) {
        int nodes = example.indexOf("nodes:", example.indexOf("name: green"));
        String without =
                example.substring(0, nodes) + "nodes: []\n\n" + example.substring(example.indexOf("      traffic:"));

        assertThat(catchThrowable(() -> start(without))).isNotNull();

        assertThat(output)
                .contains("teal.applications.shop.clusters[1].nodes: found")
                .contains("a list of one or more nodes");
    }

    @Test
    void mistakesAreToldAtOnceAndNothingElseIs(CapturedOutput output) {
        String wrong = example.replace("ttl: 60s", "tll: 60s")
                .replace("ssh-port: 22", "ssh-port: many")
                .replace("public-url: https://shop.example.com", "public-url: 'https://shop example'")
                .replace("      approval:\n", "      approvals:\n");

        assertThat(catchThrowable(() -> start(wrong))).isNotNull();

        assertThat(output.getOut())
                .contains(
                        ".clusters[0].nodes[0].ssh-port: found 'many'; allowed: a whole number (application.yaml, line ")
                .contains(".traffic.tll: found a property that Teal does not know; allowed: did you mean ttl?")
                .contains(".verification.public-url: found 'https://shop%20example'; allowed: an address such as")
                .contains(".approvals: found a property that Teal does not know; allowed: did you mean approval?")
                .contains("Correct these 4 properties and start again")
                .doesNotContain("java.", "org.spring", "Exception", "\tat ");
        assertThat(output.getErr()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tsig",
                "id_ed25519",
                "id_ed25519-cert.pub",
                "passphrase",
                "id_jump",
                "known_hosts",
                "shop-builds.pub",
                "cdn-token"
            })
    void aFileThatIsNotThereStopsTheStart(String name, CapturedOutput output) throws IOException {
        Files.delete(directory.resolve(name));

        assertThat(catchThrowable(() -> start(example))).isNotNull();

        assertThat(output).contains(directory.resolve(name).toString()).contains("no such file");
    }

    @Test
    void aSecretAddressThatIsNotThereStopsTheStart(CapturedOutput output) {
        String wrong = example.replace("https://cdn.example.com/purge/{application}", "file:/no/such/address");

        assertThat(catchThrowable(() -> start(wrong))).isNotNull();

        assertThat(output)
                .contains(
                        ".endpoints.purge-cache.address: found 'file:/no/such/address' (/no/such/address: no such file)");
    }

    @Test
    void aVariableThatIsNotSetStopsTheStart(CapturedOutput output) {
        String wrong = example.replace("file:" + directory + "/tsig", "env:NOBODY_SETS_THIS");

        assertThat(catchThrowable(() -> start(wrong))).isNotNull();

        assertThat(output).contains(".traffic.tsig.secret: found 'env:NOBODY_SETS_THIS' (there is nothing in it)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"      traffic:\n  ttl: 60s\n", "\t    ttl: 60s\n", "      home: [blue\n", "      home: \"blue\n"
            })
    void aFileThatIsNoYamlIsNamedByItsLine(String wrong, CapturedOutput output) {
        assertThat(catchThrowable(() -> start(example + wrong))).isNotNull();

        assertThat(output.getOut())
                .contains("a settings file is not YAML at line ")
                .contains("Check the indentation")
                .doesNotContain("java.", "org.spring", "Exception", "\tat ");
    }

    @Test
    void aMisspeltBeginningIsNotAnEmptyInventory(CapturedOutput output) {
        String wrong = example.replace("  applications:", "  aplications:");

        assertThat(catchThrowable(() -> start(wrong))).isNotNull();

        assertThat(output).contains("teal.aplications: found a property").contains("did you mean teal.applications?");
    }

    @Test
    void aSectionThatIsIndentedTooLittleIsNamedAsSuch(CapturedOutput output) {
        String wrong =
                example.replaceAll("(?s)      metrics:.*", "    metrics:\n      address: http://prometheus:9090\n");

        assertThat(catchThrowable(() -> start(wrong))).isNotNull();

        assertThat(output)
                .contains("teal.applications.metrics: found 'metrics', which belongs to an application")
                .contains("indent it");
    }

    private String changed(String right, String wrong) {
        assertThat(example).contains(right);
        int at = example.indexOf(right);
        return example.substring(0, at) + wrong + example.substring(at + right.length());
    }

    private ConfigurableApplicationContext start(String inventory, String... more) throws IOException {
        Path file = Files.writeString(directory.resolve("application.yaml"), inventory);
        return new SpringApplicationBuilder(InventoryConfiguration.class)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(
                                Stream.of(
                                        "--spring.config.location=" + file.toUri(),
                                        "--teal.work-directory=" + directory.resolve("work")),
                                Stream.of(more))
                        .toArray(String[]::new));
    }
}
