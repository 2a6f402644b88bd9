package teal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Rcode;
import teal.lab.dns.LabNameServer;
import teal.release.CheckItem;

/** Each answer of a check before a release, and that it undoes nothing that happens at the same time. */
class DnsCheckTest {

    private final LabNameServer server =
            LabNameServer.start(Shop.ZONE, Map.of(Shop.RECORD, Shop.BLUE.target()), Shop.TTL, "teal");

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        server.close();
    }

    private Shop shop() {
        return Shop.at(directory, server);
    }

    private static List<String> ask(Shop shop) throws IOException {
        return new TrafficCheck(shop.settings(), Clock.systemUTC())
                .ask(List.of(Shop.BLUE, Shop.GREEN)).stream()
                        .map(item -> item.outcome() + " " + item.question() + ": "
                                + item.found().replaceFirst("^\\d s apart", "about 0 s apart"))
                        .toList();
    }

    @Test
    void eachQuestionIsAnswered() throws IOException {
        assertThat(ask(shop()))
                .containsExactly(
                        "PASSED reachable: answers over TCP",
                        "PASSED key known: takes key 'teal.'",
                        "PASSED clock: about 0 s apart from Teal's; up to 300 s are allowed",
                        "PASSED authoritative: has zone example.test., serial " + server.serial(),
                        "PASSED record: shop.example.test. points at blue.shop.example.test., TTL 60 s",
                        "PASSED cluster: blue is live",
                        "PASSED may change the record: answered NOERROR to an update that changes nothing",
                        "PASSED views: questions with and without the key have the same answer",
                        "PASSED answer: gives blue.shop.example.test.");
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSED, FAILED, ''",
        "NXRRSET, NOT_ASKED, ': what is there is not what was read'",
        "SERVFAIL, NOT_ASKED, ''"
    })
    void anUpdateThatIsRefusedIsJudgedByItsReason(String code, String outcome, String more) throws IOException {
        server.refuseNextUpdates(1, Rcode.value(code));

        assertThat(ask(shop()))
                .contains(outcome + " may change the record: answered " + code + " to an update that changes nothing"
                        + more);
    }

    /** Between its look and its update: it would lead users back. */
    @Test
    void aSwitchAtTheSameTimeStays() throws IOException {
        server.beforeNextUpdate(() -> server.editByHand(Shop.RECORD, Shop.GREEN.target()));

        assertThat(ask(shop())).anyMatch(item -> item.startsWith("NOT_ASKED may change the record"));

        assertThat(server.target(Shop.RECORD)).isEqualTo(Shop.GREEN.target());
    }

    @Test
    void aKeyThatTheServerDoesNotAnswerWithIsNotKnown() throws IOException {
        server.answerQuestionsUnsigned(1);

        assertThat(ask(shop()))
                .contains(
                        "FAILED key known: answered NOERROR without a signature to a question with TSIG key 'teal.'",
                        "NOT_ASKED clock: only an answer with the right signature shows it");
    }

    @Test
    void aSecretThatIsNoneOrNotThereIsNotTried() throws IOException {
        TrafficCheck check = new TrafficCheck(shop().settings(), Clock.systemUTC());
        Files.writeString(directory.resolve("tsig"), "c2hvcnQ=");
        assertThat(outcomes(check)).contains("FAILED key known", "NOT_ASKED clock");

        Files.delete(directory.resolve("tsig"));

        assertThat(outcomes(check)).contains("NOT_ASKED key known", "NOT_ASKED clock", "PASSED reachable");
    }

    private static List<String> outcomes(TrafficCheck check) {
        return check.ask(List.of(Shop.BLUE, Shop.GREEN)).stream()
                .map(item -> item.outcome() + " " + item.question())
                .toList();
    }

    @Test
    void aServerThatIsBehindIsNamedWithTheSettingThatListsIt() throws IOException {
        LabNameServer behind = server.secondary(true);
        server.editByHand(Shop.RECORD, Shop.GREEN.target());

        assertThat(new TrafficCheck(
                                shop().withNameServers(behind.address())
                                        .withResolvers(behind.address())
                                        .settings(),
                                Clock.systemUTC())
                        .ask(List.of(Shop.BLUE, Shop.GREEN)))
                .filteredOn(item -> item.question().equals("answer"))
                .satisfiesExactly(
                        item -> assertThat(item)
                                .returns("name server " + behind.address(), CheckItem::about)
                                .returns(CheckItem.Outcome.FAILED, CheckItem::outcome)
                                .extracting(CheckItem::advice)
                                .asString()
                                .endsWith("or correct traffic.name-servers"),
                        item -> assertThat(item)
                                .returns("resolver " + behind.address(), CheckItem::about)
                                .returns("gives " + Shop.BLUE.target(), CheckItem::found)
                                .extracting(CheckItem::advice)
                                .asString()
                                .endsWith("or correct traffic.resolvers"));
    }

    @Test
    void aPrimaryThatDoesNotAnswerIsAskedNoMore() throws IOException {
        server.close();

        List<String> asked = ask(shop());

        assertThat(asked.get(0)).startsWith("FAILED reachable: no answer (");
        assertThat(asked.subList(1, asked.size()))
                .containsExactly(
                        "NOT_ASKED authoritative: the primary does not answer",
                        "NOT_ASKED key known: the primary does not answer",
                        "NOT_ASKED clock: the primary does not answer",
                        "NOT_ASKED record: the primary does not answer",
                        "NOT_ASKED cluster: the primary does not answer",
                        "NOT_ASKED may change the record: the primary does not answer",
                        "NOT_ASKED views: the primary does not answer");
    }

    /** It knows the key: only the time of the question is wrong. */
    @Test
    void aClockThatIsWrongIsNotTakenForAnUnknownKey() throws IOException {
        server.skewClock(Duration.ofMinutes(-20));

        assertThat(ask(shop())).contains("PASSED key known: takes key 'teal.'", "FAILED clock: answered BADTIME");
    }

    /** From its fourth question on: the first three find that it answers, that it has the zone, and the record. */
    @Test
    void aPrimaryThatIsLameInTheMiddleOfACheckIsNotAskedForTheRest() throws IOException {
        atPlainQuestion(4, () -> server.lame(true));

        assertThat(ask(shop().withPlainQuestions()))
                .contains("PASSED cluster: blue is live")
                .anyMatch(item ->
                        item.startsWith("NOT_ASKED may change the record: ") && item.contains("without authority"))
                .anyMatch(item -> item.startsWith("NOT_ASKED answer: ") && item.contains("without authority"));
    }

    private void atPlainQuestion(int number, Runnable action) {
        server.beforeNextPlainQuestion(number == 1 ? action : () -> atPlainQuestion(number - 1, action));
    }

    @Test
    void withoutItsRecordNothingIsAskedAboutIt() throws IOException {
        try (LabNameServer empty = LabNameServer.start(Shop.ZONE, Map.of(), Shop.TTL, "teal")) {
            assertThat(ask(Shop.at(directory, empty)))
                    .anyMatch(item -> item.startsWith("FAILED record: ") && item.contains("no such name"))
                    .contains("NOT_ASKED may change the record: there is no record to change")
                    .noneMatch(item -> item.contains(" cluster: ") || item.contains(" answer: "));
        }
    }

    @Test
    void anAnswerThatIsLostSaysNothingAboutTheRight() throws IOException {
        server.loseAnswersOfNextUpdates(1);

        assertThat(ask(shop())).anyMatch(item -> item.startsWith("NOT_ASKED may change the record: gave no answer ("));
    }
}
