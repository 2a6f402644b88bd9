package teal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.command.Shell.Running;
import teal.lab.Company;
import teal.lab.LabUsers;
import teal.lab.RealCompany;
import teal.lab.ReleaseScene;
import teal.lab.TealInLab;
import teal.lab.Untouched;
import teal.lab.dns.Bind;
import teal.lab.dns.Dig;
import teal.release.Node;
import teal.traffic.ServerAddress;

/**
 * A company's first hour with Teal, on BIND 9 and OpenSSH: from an empty directory to the first release, by the documented
 * commands alone, with what people get wrong on the way.
 */
@Tag("whole")
class FirstHourTest {

    @TempDir
    Path directory;

    private final TerminalLog transcript = new TerminalLog();
    private RealCompany company;
    private Shell shell;

    @Test
    void mistakesAreFoundBeforeTheFirstReleaseChangesAnything() throws IOException {
        try (RealCompany opened = RealCompany.open(100_000)) {
            company = opened;
            Path secret = write("tsig", "d3Jvbmcgd3Jvbmcgd3Jvbmcgd3Jvbmcgd3Jvbmch");
            Path knownHosts = write("known_hosts", knownHosts().replaceAll("(?m)^.*\\n\\z", ""));
            Path noDirectory = write("a-file", "");
            Path inventory = write(
                    "application.yaml", filledIn(secret, knownHosts, Bind.READER, noDirectory + "/{node}", "/healthy"));
            assertThat(validate(inventory).exitCode()).isZero();

            try (ConfigurableApplicationContext teal = start(inventory)) {
                assertThat(teal.isActive()).isTrue();
                Running red = check();
                assertThat(red.exitCode()).isEqualTo(ExitCode.REFUSED.number());
                assertThat(red.printed())
                        .contains("FAILED", "answered BADSIG", "check that the secret is the same on the server")
                        .containsPattern("FAILED +node green-2 +host key ")
                        .containsPattern("FAILED +node blue-1 +directory +.*a-file is not a directory")
                        .containsPattern("FAILED +node blue-1 +health +not healthy, status 404")
                        .containsPattern("not asked +node green-2 +log-in ")
                        .contains("nothing was changed");

                Files.writeString(secret, company.names().tsigSecretBase64());
                Files.writeString(knownHosts, knownHosts());
                assertThat(check().printed())
                        .containsPattern("ok +primary [0-9.:]+ +key known +takes key 'reader.'")
                        .containsPattern("FAILED +primary [0-9.:]+ +may change the record +answered REFUSED")
                        .containsPattern("ok +node green-2 +log-in ")
                        .doesNotContain("BADSIG");
            }

            write(
                    "application.yaml",
                    filledIn(
                            secret,
                            knownHosts,
                            company.names().tsigKeyName(),
                            company.nodes().applicationDirectory(),
                            "/health"));
            assertThat(validate(inventory).exitCode()).isZero();
            try (ConfigurableApplicationContext teal = start(inventory)) {
                JdbcClient database = teal.getBean(JdbcClient.class);
                Untouched before = Untouched.look(company, database);
                List<String> trail = trail(database);
                Running green = check();
                Running dry = as("rita", release("--dry-run"));
                assertThat(Untouched.look(company, database)).isEqualTo(before);
                assertThat(trail(database))
                        .startsWith(trail.toArray(String[]::new))
                        .filteredOn(entry -> !entry.contains(" SignIn "))
                        .endsWith("rita Check application shop ", "rita DryRun application shop version '2.0.0'");

                assertThat(green.exitCode()).as(green.soFar()).isZero();
                assertThat(green.printed()).doesNotContain("FAILED", "not asked");
                assertThat(dry.exitCode()).as(dry.complaint()).isZero();
                assertThat(dry.printed())
                        .contains("first green then blue: users are on blue, so the idle cluster goes first")
                        .containsPattern("green +green-1 +1.0.0 +2.0.0 +1?[0-9]+ kB +1.0.0")
                        .containsPattern("approval: 1 of approvers, by ")
                        .contains("nothing was started");
                releaseForReal();
            }
        }
    }

    @AfterEach
    void keepTranscript() {
        transcript.keep("first-hour");
    }

    private void releaseForReal() throws IOException {
        Running release = shell.as("rita", LabUsers.PASSWORD, release("--wait"));
        await().atMost(Duration.ofMinutes(2))
                .until(() -> release.soFar().contains("waits for Approve")
                        || release.code().isDone());
        Running busy = as("rita", release());
        Running dry = as("rita", release("--dry-run"));
        assertThat(dry.exitCode()).isEqualTo(ExitCode.REFUSED.number());
        assertThat(dry.complaint()).contains("is already being released").isEqualTo(busy.complaint());
        assertThat(as("anna", "approve", "shop").exitCode()).isZero();
        assertThat(transcript.add(release, release("--wait")).exitCode())
                .as(release.soFar())
                .isZero();
        assertThat(company.versions()).hasSize(4).values().containsOnly("2.0.0");
        // There is a marker beside the record now
        long serial = Dig.serial(company.names().primary(), "example.test.");
        assertThat(check().exitCode()).isZero();
        assertThat(Dig.serial(company.names().primary(), "example.test.")).isEqualTo(serial);
    }

    private static List<String> trail(JdbcClient database) {
        return database.sql(
                        "SELECT PERSON || ' ' || ACT || ' ' || SUBJECT || ' ' || DETAILS FROM TEAL_AUDIT ORDER BY ENTRY")
                .query(String.class)
                .list();
    }

    private String[] release(String... more) {
        return Stream.concat(
                        Stream.of("release", "shop", "2.0.0", "--artifact", company.artifact("2.0.0")), Stream.of(more))
                .toArray(String[]::new);
    }

    private Running check() throws IOException {
        return as("rita", "check", "shop");
    }

    private Running validate(Path inventory) {
        return transcript.add(
                Shell.run("inventory", "validate", inventory.toString()),
                "inventory",
                "validate",
                inventory.getFileName().toString());
    }

    /** To its end. */
    private Running as(String user, String... arguments) throws IOException {
        return transcript.add(shell.as(user, LabUsers.PASSWORD, arguments), arguments);
    }

    private ConfigurableApplicationContext start(Path inventory) {
        Map<String, Object> settings = new LinkedHashMap<>(ReleaseScene.BRISK);
        settings.put("spring.config.additional-location", inventory.toUri());
        ConfigurableApplicationContext teal = TealInLab.start(company, settings, new String[0]);
        shell = new Shell("http://127.0.0.1:" + teal.getEnvironment().getProperty("local.server.port"), directory);
        return teal;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text, StandardCharsets.UTF_8);
    }

    private String knownHosts() throws IOException {
        return Files.readString(company.nodes().ssh().knownHosts());
    }

    /** What init prints, with the company's own servers in the places that it marks. */
    private String filledIn(Path secret, Path knownHosts, String key, String nodeDirectory, String healthPath) {
        String text = Shell.run("init", "shop").printed();
        for (String cluster : List.of("blue", "green")) {
            text = text.replaceFirst(
                    "(?s) +- name: " + cluster + "-1\\n.*?http: [^\\n]*\\n",
                    nodes(cluster).replace("$", "\\$"));
        }
        String servers = company.names().nameServers().stream()
                .map(ServerAddress::toString)
                .collect(Collectors.joining(", "));
        return text.replace("example.com.", "example.test.")
                .replaceFirst(
                        "primary: \\S+",
                        "primary: " + company.names().primary() + "\n        name-servers: [" + servers
                                + "]\n        ttl: 1s")
                .replaceFirst("name: teal\\.", "name: " + key)
                .replaceFirst("file:/etc/teal/tsig", "file:" + secret)
                .replaceFirst("directory: /srv/shop", "directory: '" + nodeDirectory + "'")
                .replaceFirst("sudo systemctl restart shop", Company.RESTART)
                .replaceFirst("user: deploy", "user: " + company.nodes().ssh().user())
                .replaceFirst(
                        "/etc/teal/id_ed25519", company.nodes().ssh().identity().toString())
                .replaceFirst("/etc/teal/known_hosts", knownHosts.toString())
                .replaceFirst(
                        "https://repo.example.com/shop/",
                        company.artifact("2.0.0").replaceFirst("[^/]*$", ""))
                .replaceFirst("https://shop.example.com/", "http://shop.example.test")
                .replaceFirst("path: /health", "path: " + healthPath);
    }

    private String nodes(String cluster) {
        return company.nodes().nodes().stream()
                .filter(node -> node.name().startsWith(cluster))
                .map(FirstHourTest::lines)
                .collect(Collectors.joining());
    }

    private static String lines(Node node) {
        return "            - name: " + node.name() + "\n              host: " + node.host()
                + "\n              ssh-port: " + node.sshPort() + "\n              http: " + node.http() + "\n";
    }
}
