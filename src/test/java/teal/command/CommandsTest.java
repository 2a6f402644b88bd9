package teal.command;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import teal.command.Shell.Running;
import teal.lab.LabCompany;
import teal.lab.LabUsers;
import teal.lab.PlainWords;
import teal.lab.TealInLab;
import teal.lab.Untouched;

/** The command line against a running Teal, as a pipeline and as people at a terminal use it. */
@Tag("whole")
@TestInstance(Lifecycle.PER_CLASS)
class CommandsTest {

    /** How Teal is reached is for OfflineCommandsTest. */
    private static final Set<String> WHERE_AND_WHO =
            Set.of("--server", "--token-file", "--user", "--password-file", "--authority", "--proxy");

    @TempDir
    static Path directory;

    private LabCompany company;
    private ConfigurableApplicationContext teal;
    private Shell shell;

    @BeforeAll
    void open() {
        company = LabCompany.open(0);
        String address = company.artifact("VERSION").replace("VERSION", "{version}");
        teal = TealInLab.start(
                company,
                Map.of("server.port", 0, "teal.applications.shop.deployment.artifacts.address", address),
                new String[0]);
        shell = new Shell("http://127.0.0.1:" + teal.getEnvironment().getProperty("local.server.port"), directory);
    }

    @AfterAll
    void close() {
        teal.close();
        company.close();
    }

    @Test
    void aPipelineReleasesWaitsAndIsToldHowItEnded() throws IOException {
        Running release = as("rita", "release", "shop", "2.0.0", "--artifact", company.artifact("2.0.0"), "--wait");
        awaitLine(release, "waits for Approve traffic switch");
        assertThat(as("rita", "approve", "shop").exitCode()).isNotZero();

        Running late = as("paula", "watch", "shop", "--timeout", "1s");
        assertThat(late.exitCode()).isEqualTo(ExitCode.WAITED_TOO_LONG.number());
        assertThat(late.complaint()).contains("goes on after 1s; follow it again with `teal watch ");
        Running again = as("rita", "release", "shop", "2.0.0");
        assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED.number());
        assertThat(again.complaint()).startsWith("teal: ");

        Running approval = as("anna", "approve", "shop", "--comment", "looks good");
        assertThat(approval.exitCode()).as(approval.complaint()).isZero();
        assertThat(approval.printed()).startsWith("approved by anna");
        assertThat(release.exitCode()).as(release.complaint()).isZero();
        assertThat(release.printed())
                .containsSubsequence(
                        "/camunda/app/cockpit/default/#/releases/",
                        "runSmokeTests: ",
                        "waits for Approve traffic switch",
                        "finishRelease: all 4 nodes run 2.0.0",
                        "released");
        assertThat(release.printed().lines()).doesNotHaveDuplicates();

        Running status = as("otto", "status", "shop", "--output", "json");
        JsonNode shown = Api.JSON.readTree(status.printed());
        assertThat(shown.path("state").asText()).isEqualTo("released");
        assertThat(as("vera", "watch", shown.path("id").asText()).exitCode()).isZero();
        assertThat(as("vera", "status", "shop").printed()).contains("state", "released", "blue-1 2.0.0");
        assertThat(as("vera", "releases", "--application", "shop").printed())
                .contains("APPLICATION", "2.0.0", "released", "rita");
        assertThat(as("vera", "applications").printed()).contains("blue-1", "2.0.0", "here");
    }

    @Test
    void aNodeIsTakenOutOnlyWithAReasonAndATimeAndIfUsersCanBeKeptOff() throws IOException {
        assertThat(as("otto", "maintenance", "shop", "blue-2", "--reason", "new disk")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE.number());
        Running asked = as("otto", "maintenance", "shop", "blue-2", "--reason", "new disk", "--until", "4h");
        assertThat(asked.exitCode()).isEqualTo(ExitCode.REFUSED.number());
        assertThat(asked.complaint()).contains("blue-2", "deployment.commands.out-of-service");
        assertThat(as("otto", "maintenance", "shop", "blue-2", "--end").complaint())
                .contains("blue-2 is not away");
    }

    @Test
    void whoSaysNoOrGoesBackGetsWhatTheyAskedFor() throws IOException {
        company.publish("3.0.0", 0, Map.of());
        assertThat(as("rita", "versions", "shop").printed().lines()).startsWith("3.0.0", "2.0.0", "1.0.0");
        assertThat(as("rita", "changes", "blue-green-release").printed())
                .isEqualTo("blue-green-release 1 to 1: no change that releases notice\n");
        Running release = as("rita", "release", "shop", "3.0.0", "--wait", "--output", "json");
        awaitLine(release, "waits for Approve");
        Running rejection = as("anna", "reject", "shop", "--comment", "not tonight");
        assertThat(rejection.exitCode()).as(rejection.complaint()).isZero();

        assertThat(release.exitCode()).isEqualTo(ExitCode.ROLLED_BACK.number());
        JsonNode ended = Api.JSON.readTree(release.printed());
        assertThat(ended.path("reason").asText()).isEqualTo("rejected by Anna (approvers): not tonight");
        Running tooLate = as("otto", "rollback", ended.path("id").asText(), "--reason", "still not");
        assertThat(tooLate.exitCode()).isEqualTo(ExitCode.REFUSED.number());
        assertThat(as("rita", "rollback", "shop", "--reason", "mine").exitCode())
                .isEqualTo(ExitCode.NOT_ALLOWED.number());
    }

    @Test
    void eachKindOfFailureHasItsCodeAndOneSentence() throws IOException {
        assertFailure(ExitCode.NOT_ALLOWED, shell.as("rita", "wrong", "releases"), "did not sign rita in");
        assertFailure(
                ExitCode.NOT_ALLOWED,
                as("anna", "release", "shop", "9.0.0", "--artifact", company.artifact("2.0.0")),
                "requesters");
        assertFailure(
                ExitCode.REFUSED,
                as("rita", "release", "nothing", "9.0.0", "--artifact", company.artifact("2.0.0")),
                "nothing");
        assertFailure(ExitCode.REFUSED, as("rita", "status", "nothing"), "no release of 'nothing'");
        assertFailure(ExitCode.REFUSED, as("anna", "approve", "nothing"), "no release of 'nothing'");
        assertFailure(
                ExitCode.NOT_REACHABLE,
                new Shell("http://127.0.0.1:1", directory).as("rita", LabUsers.PASSWORD, "releases"),
                "Teal at http://127.0.0.1:1 does not answer");
        assertFailure(
                ExitCode.USAGE,
                new Shell("http://teal.example.test", directory).as("rita", LabUsers.PASSWORD, "releases"),
                "sends the password in the clear");
    }

    @Test
    void whatDoesNotExistOrIsMisspelledIsRefusedInOneSentenceAndNothingChanges() throws IOException {
        Untouched before = Untouched.look(company, teal.getBean(JdbcClient.class));
        for (String command : List.of("check", "versions")) {
            assertFailure(ExitCode.REFUSED, as("rita", command, "nothing"), "there is no application 'nothing'");
        }
        for (String command : List.of("status", "watch", "approve")) {
            assertFailure(ExitCode.REFUSED, as("rita", command, "nothing"), "no release of 'nothing'");
        }
        for (String command : List.of("reject", "rollback")) {
            String option = command.equals("reject") ? "--comment" : "--reason";
            assertFailure(ExitCode.REFUSED, as("rita", command, "nothing", option, "why"), "no release of 'nothing'");
        }
        for (String version : List.of("latest beta", "../2.0.0", "2.0.0; reboot", "v".repeat(200))) {
            for (String[] more : new String[][] {{}, {"--dry-run"}}) {
                List<String> release =
                        new ArrayList<>(List.of("release", "shop", version, "--artifact", company.artifact("2.0.0")));
                release.addAll(List.of(more));
                assertFailure(ExitCode.REFUSED, as("rita", release.toArray(String[]::new)), "version: found '");
            }
        }
        assertThat(Untouched.look(company, teal.getBean(JdbcClient.class))).isEqualTo(before);
    }

    @Test
    void anAdministratorMakesATokenThatIsGoodUntilItIsRevoked() throws IOException {
        Running made = as("adam", "token", "make", "ci-shop", "--application", "shop", "--days", "7");
        assertThat(made.exitCode()).as(made.complaint()).isZero();
        Path token = Files.writeString(directory.resolve("ci-shop.token"), made.printed(), StandardCharsets.UTF_8);
        assertThat(shell.with(token, "releases").exitCode()).isZero();
        assertFailure(ExitCode.NOT_ALLOWED, shell.with(token, "token", "list"), "pipeline:ci-shop is not in it");
        assertFailure(
                ExitCode.NOT_ALLOWED,
                shell.with(token, "release", "kiosk", "1.0.0", "--artifact", company.artifact("2.0.0")),
                "for shop only");
        Running forNobody = shell.with(token, "release", "shop", "9.1.0", "--artifact", company.artifact("2.0.0"));
        assertFailure(ExitCode.REFUSED, forNobody, "pipeline:ci-shop has to name the person it acts for");
        LabUsers.createStranger(teal.getBean(IdentityService.class), "leaver");
        teal.getBean(IdentityService.class).deleteUser("leaver");
        for (String person : List.of("nobody", "leaver")) {
            String[] release = {
                "release", "shop", "9.1.0", "--artifact", company.artifact("2.0.0"), "--requested-for", person
            };
            assertFailure(ExitCode.REFUSED, shell.with(token, release), "requestedFor: found '" + person + "'");
        }
        for (String command : List.of("check", "versions")) {
            assertFailure(ExitCode.NOT_ALLOWED, shell.with(token, command, "kiosk"), "for shop only");
        }

        assertThat(as("adam", "token", "list").printed())
                .contains("NAME", "LAST USED", "ci-shop", "requesters")
                .doesNotContain(made.printed().strip());
        Path old = Files.writeString(
                directory.resolve("ci-old.token"),
                as("adam", "token", "make", "ci-old").printed());
        teal.getBean(JdbcClient.class)
                .sql("UPDATE TEAL_TOKEN SET EXPIRES_AT = '2026-01-01T00:00:00Z' WHERE NAME = 'ci-old'")
                .update();
        assertFailure(ExitCode.NOT_ALLOWED, shell.with(old, "releases"), "this token expired at 2026-01-01T00:00:00Z");
        assertThat(as("adam", "token", "revoke", "ci-shop").printed()).startsWith("ci-shop was revoked at ");
        assertFailure(ExitCode.NOT_ALLOWED, shell.with(token, "releases"), "did not sign the token in: this token was");
        assertFailure(
                ExitCode.USAGE,
                shell.with(Files.writeString(token, "hunter2"), "releases"),
                "--token-file: found something that is no token of Teal's");
    }

    static Stream<String> commandsOfTheServer() {
        return TealCommand.line().getSubcommands().entrySet().stream()
                .flatMap(command -> command.getValue().getSubcommands().isEmpty()
                        ? Stream.of(command.getKey())
                        : command.getValue().getSubcommands().keySet().stream()
                                .map(below -> command.getKey() + " " + below))
                .filter(name -> spec(name).findOption("--server") != null)
                .distinct();
    }

    /** Each command with something wrong in each place: in what it is about, and in each of its options. */
    @ParameterizedTest(name = "teal {0}")
    @MethodSource("commandsOfTheServer")
    void everyCommandExplainsWhatIsWrongInPlainWords(String name) throws IOException {
        List<String> usual = new ArrayList<>(List.of(name.split(" ")));
        spec(name).positionalParameters().forEach(place -> usual.add("nothing"));
        List<List<String>> all = new ArrayList<>(List.of(usual, with(usual, "--no-such-option")));
        spec(name).options().stream()
                .filter(option -> option.arity().min() > 0)
                .map(OptionSpec::longestName)
                .filter(option -> !WHERE_AND_WHO.contains(option))
                .forEach(option -> all.add(with(usual, option, "<no thing>")));

        for (List<String> arguments : all) {
            Running wrong = as("adam", arguments.toArray(String[]::new));
            if (wrong.exitCode() != 0) {
                assertThat(wrong.exitCode()).as("%s", arguments).isNotEqualTo(1);
                PlainWords.isForPeople(wrong.complaint().lines().findFirst().orElse(""));
            }
        }
        assertThat(as("adam", all.get(1).toArray(String[]::new)).exitCode()).isEqualTo(2);
    }

    private static CommandSpec spec(String name) {
        CommandLine line = TealCommand.line();
        for (String part : name.split(" ")) {
            line = requireNonNull(line.getSubcommands().get(part));
        }
        return line.getCommandSpec();
    }

    private static List<String> with(List<String> arguments, String... more) {
        return Stream.concat(arguments.stream(), Stream.of(more)).toList();
    }

    private Running as(String user, String... arguments) throws IOException {
        return shell.as(user, LabUsers.PASSWORD, arguments);
    }

    private static void awaitLine(Running command, String text) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> command.soFar().contains(text) || command.code().isDone());
        assertThat(command.soFar()).contains(text);
    }

    private static void assertFailure(ExitCode code, Running failed, String words) {
        assertThat(failed.exitCode()).as(failed.complaint()).isEqualTo(code.number());
        assertThat(failed.printed()).isEmpty();
        assertThat(failed.complaint().strip().lines())
                .singleElement()
                .satisfies(line ->
                        assertThat(line).startsWith("teal: ").contains(words).doesNotContain("Exception"));
    }
}
