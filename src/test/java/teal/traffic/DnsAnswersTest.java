package teal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.Type;
import teal.lab.dns.LabNameServer;
import teal.release.TechnicalFailure;

/** What the parts of an exchange make of answers: addresses behind aliases, lengths, deadlines and advice. */
class DnsAnswersTest {

    private static final String HOST = "ns.example.test.";

    private final LabNameServer server =
            LabNameServer.start(Shop.ZONE, Map.of(Shop.RECORD, Shop.BLUE.target()), Shop.TTL, "teal");

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        server.close();
    }

    private static Name name(String text) {
        return Name.fromConstantString(text);
    }

    private List<InetAddress> addresses(String host) throws IOException {
        return Shop.at(directory, server).router().addresses(host);
    }

    private void alias(String from, String to) {
        server.addRecord(new CNAMERecord(name(from), DClass.IN, 60, name(to)));
    }

    @Test
    void bothKindsOfAddressesAreFoundTheShorterFirst() throws IOException {
        server.addRecord(new AAAARecord(name(HOST), DClass.IN, 60, InetAddress.getByName("2001:db8::2")));
        server.addRecord(new ARecord(name(HOST), DClass.IN, 60, InetAddress.getByName("192.0.2.2")));

        assertThat(addresses(HOST))
                .extracting(InetAddress::getHostAddress)
                .containsExactly("192.0.2.2", "2001:db8:0:0:0:0:0:2");
        assertThat(addresses("none.example.test.")).isEmpty();
    }

    /** Eight links are followed, and no endless chain. */
    @Test
    void aChainOfAliasesIsFollowedAndNoCircle() throws IOException {
        for (int i = 1; i < 8; i++) {
            alias("link" + i + ".example.test.", "link" + (i + 1) + ".example.test.");
        }
        server.addHost("link8.example.test.");
        alias("round.example.test.", "about.example.test.");
        alias("about.example.test.", "round.example.test.");

        assertThat(addresses("link1.example.test.")).containsExactly(InetAddress.getByName("127.0.0.1"));
        assertThatThrownBy(() -> addresses("round.example.test."))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("round.example.test. leads through more than 8 CNAMEs")
                .hasMessageContaining("could not be asked for addresses");
    }

    @Test
    void addressesComeFromTheFirstResolverThatIsNamed() throws IOException {
        try (LabNameServer other = LabNameServer.start(Shop.ZONE, Map.of(), Shop.TTL, "teal")) {
            other.addHost(HOST);

            assertThat(Shop.at(directory, server)
                            .withResolvers(other.address(), server.address())
                            .router()
                            .addresses(HOST))
                    .hasSize(1);
            assertThat(addresses(HOST)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65_535})
    void theLengthOfAMessageStandsBeforeIt(int length) throws IOException {
        byte[] wire = new byte[length + 3];
        wire[0] = (byte) (length >> 8);
        wire[1] = (byte) length;
        for (int i = 2; i < wire.length; i++) {
            wire[i] = (byte) i;
        }

        byte[] message = read(new ByteArrayInputStream(wire));

        assertThat(message).hasSize(length).isEqualTo(Arrays.copyOfRange(wire, 2, length + 2));
    }

    private static byte[] read(InputStream stream) throws IOException {
        try (Socket socket = new Socket() {
            @Override
            public InputStream getInputStream() {
                return stream;
            }
        }) {
            return new TcpAnswer(socket, Deadline.in(Duration.ofSeconds(20))).read();
        }
    }

    @Test
    void aDeadlineIsOverAndSaysWhatWasAllowed() throws IOException {
        assertThat(Deadline.in(Duration.ofSeconds(5)).text()).isEqualTo("within 5 s");
        assertThat(Deadline.in(Duration.ofMillis(5500)).text()).isEqualTo("within 5500 ms");
        assertThat(Deadline.in(Duration.ofHours(1)).millisLeft()).isBetween(3_000_000, 3_600_000);
        assertThatThrownBy(() -> Deadline.in(Duration.ZERO).millisLeft())
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessage("no answer within 0 s");
    }

    /** However it is read: the socket's own time-out would begin again with each byte. */
    @Test
    void eachReadEndsByTheDeadline() throws IOException {
        Socket socket = new Socket() {
            @Override
            public InputStream getInputStream() {
                return new ByteArrayInputStream(new byte[] {7, 8});
            }
        };
        InputStream inTime = Deadline.in(Duration.ofHours(1)).input(socket);
        assertThat(inTime.read()).isEqualTo(7);
        assertThat(socket.getSoTimeout()).isBetween(3_000_000, 3_600_000);
        socket.setSoTimeout(0);
        assertThat(inTime.read(new byte[1], 0, 1)).isEqualTo(1);
        assertThat(socket.getSoTimeout()).isBetween(3_000_000, 3_600_000);

        InputStream late = Deadline.in(Duration.ZERO).input(socket);
        assertThatThrownBy(late::read).isInstanceOf(SocketTimeoutException.class);
        assertThatThrownBy(() -> late.read(new byte[1], 0, 1)).isInstanceOf(SocketTimeoutException.class);
    }

    /** An address needs no resolver: one that is away would hold it up. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void anAddressIsNotLookedUp(String address) throws IOException {
        HostLookup none = new HostLookup(host -> {
            throw new IllegalStateException("asked for " + host);
        });

        assertThat(none.find(address, Deadline.in(Duration.ofSeconds(20)))).isEqualTo(InetAddress.getByName(address));
        assertThatThrownBy(() -> none.find("ns1.example.test", Deadline.in(Duration.ofSeconds(20))))
                .hasMessage("ns1.example.test has no address");
    }

    @Test
    void aLookUpThatLastsDoesNotKeepTealFromStopping() throws IOException {
        List<Thread> looking = new CopyOnWriteArrayList<>();
        HostLookup lookup = new HostLookup(host -> {
            looking.add(Thread.currentThread());
            return InetAddress.getLoopbackAddress();
        });

        lookup.find("ns1.example.test", Deadline.in(Duration.ofSeconds(20)));

        assertThat(looking).singleElement().matches(Thread::isDaemon);
    }

    @Test
    void aLookUpThatIsInterruptedEndsAndStaysInterrupted() {
        CountDownLatch end = new CountDownLatch(1);
        HostLookup slow = new HostLookup(host -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return InetAddress.getLoopbackAddress();
        });
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> slow.find("ns1.example.test", Deadline.in(Duration.ofSeconds(20))))
                .hasMessage("it was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        end.countDown();
    }

    @ParameterizedTest
    @CsvSource({
        "NOERROR, true, false",
        "NXRRSET, true, false",
        "YXRRSET, true, false",
        "NXDOMAIN, true, false",
        "YXDOMAIN, true, false",
        "REFUSED, false, true",
        "NOTAUTH, false, true",
        "NOTZONE, false, true",
        "NOTIMP, false, true",
        "BADKEY, false, true",
        "BADSIG, false, true",
        "BADTIME, false, true",
        "SERVFAIL, false, false"
    })
    void whatAPersonHasToChangeIsTold(String code, boolean aboutWhatIsThere, boolean advised) throws IOException {
        SignedAnswer answer = new SignedAnswer(code, "answered " + code, Duration.ofSeconds(-400));
        TrafficSettings settings = Shop.at(directory, server).settings();

        assertThat(UpdateRefusal.isAboutWhatIsThere(answer)).isEqualTo(aboutWhatIsThere);
        assertThat(UpdateRefusal.advice(answer, settings).isPresent()).isEqualTo(advised);
        assertThat(UpdateRefusal.ofKey(answer, settings).isPresent()).isEqualTo(code.startsWith("BAD"));
        if (code.equals("BADTIME")) {
            assertThat(UpdateRefusal.advice(answer, settings)).get().asString().startsWith("its clock is 400 s behind");
        }
    }

    @Test
    void anAnswerIsAboutTheNameInTheQuestion() {
        Message answer = Message.newQuery(Record.newRecord(name(Shop.RECORD), Type.CNAME, DClass.IN));
        CNAMERecord other = new CNAMERecord(name("other.example.test."), DClass.IN, 60, name("old.example.test."));
        answer.addRecord(other, Section.ANSWER);
        assertThat(Answers.first(answer, CNAMERecord.class)).isEmpty();

        CNAMERecord own = new CNAMERecord(name(Shop.RECORD), DClass.IN, 60, name(Shop.BLUE.target()));
        answer.addRecord(own, Section.ANSWER);

        assertThat(Answers.first(answer, CNAMERecord.class)).contains(own);
        assertThat(Answers.all(answer, CNAMERecord.class)).containsExactly(other, own);
    }

    /** Which of the two sides' clocks is ahead is in the answer's signature, if the server says so at all. */
    @ParameterizedTest
    @CsvSource({"6, 1200", "0, 0", "4, 0", "8, 0"})
    void howFarTheClocksAreApartIsInSixBytesOfTheSignature(int length, long seconds) {
        Instant signed = Instant.ofEpochSecond(1_000);
        byte[] time = Arrays.copyOf(new byte[] {0, 0, 0, 0, 8, (byte) 0x98}, length);
        Message answer = new Message();
        answer.getHeader().setRcode(Rcode.NOTAUTH);
        answer.addRecord(
                new TSIGRecord(
                        name("teal."),
                        DClass.ANY,
                        0,
                        TSIG.HMAC_SHA256,
                        signed,
                        Duration.ofSeconds(300),
                        new byte[0],
                        1,
                        Rcode.BADTIME,
                        time),
                Section.ADDITIONAL);

        assertThat(SignedAnswer.of(answer))
                .returns("BADTIME", SignedAnswer::code)
                .returns(Duration.ofSeconds(seconds), SignedAnswer::skew);
    }

    /** A server that does not know the key has none to sign with (RFC 8945 §5.3.2): nothing is odd about that. */
    @Test
    void anAnswerThatCannotBeSignedIsNotDoubtedForThat() throws IOException {
        Shop shop = Shop.at(directory, server);

        assertThatThrownBy(() -> shop.withKeyName("other.").router().lookup())
                .hasMessageContaining("answered BADKEY to a question");
        assertThatThrownBy(() -> shop.withSecret(Base64.getEncoder().encodeToString(new byte[32]))
                        .router()
                        .lookup())
                .hasMessageContaining("answered BADSIG to a question");
    }

    @Test
    void onlyASignedYesIsOne() {
        assertThat(new SignedAnswer("NOERROR", "answered NOERROR", Duration.ZERO).accepted())
                .isTrue();
        assertThat(new SignedAnswer("NOERROR", "answered NOERROR without a signature", Duration.ZERO).accepted())
                .isFalse();
        assertThat(SignedAnswer.lost(new IOException("gone")).text()).isEqualTo("gave no answer (gone)");
    }

    @ParameterizedTest
    @CsvSource({"attempt=7, 7", "attempt=, ", "attempt=7 more, ", "release=shop-2, "})
    void theNumberOfAnAttemptThatMovedNothingIsRead(String text, @Nullable Long number) {
        assertThat(Marker.attempt(text)).isEqualTo(Optional.ofNullable(number));
    }
}
