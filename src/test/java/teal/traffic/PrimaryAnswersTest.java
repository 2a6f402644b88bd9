package teal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import teal.release.PermanentRefusal;
import teal.release.TechnicalFailure;

/** What is made of each code that the primary may answer with, asked without the key. */
class PrimaryAnswersTest {

    @TempDir
    Path directory;

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private Shop shop() {
        ServerAddress address = new ServerAddress("127.0.0.1", server.getLocalPort());
        return new Shop(directory, address, List.of(address), List.of(), "teal", "", false);
    }

    /** Until the test is over. */
    private void answer(UnaryOperator<Message> made) {
        CompletableFuture.runAsync(() -> {
            while (!server.isClosed()) {
                try (Socket connection = server.accept()) {
                    DataInputStream in = new DataInputStream(connection.getInputStream());
                    byte[] question = new byte[in.readUnsignedShort()];
                    in.readFully(question);
                    Message answer = new Message(question);
                    answer.getHeader().setFlag(Flags.QR);
                    answer.getHeader().setFlag(Flags.AA);
                    byte[] wire = made.apply(answer).toWire();
                    DataOutputStream out = new DataOutputStream(connection.getOutputStream());
                    out.writeShort(wire.length);
                    out.write(wire);
                } catch (IOException over) {
                    // The test has closed the server
                }
            }
        });
    }

    private void answerWith(int code) {
        answer(message -> {
            message.getHeader().setRcode(code);
            return message;
        });
    }

    @Test
    void aServerThatFailsIsAskedAgain() {
        answerWith(Rcode.SERVFAIL);

        assertThatThrownBy(() -> shop().router().lookup())
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageEndingWith("answered SERVFAIL; check its log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFUSED", "NOTIMP", "FORMERR"})
    void anyOtherCodeNeedsAPersonEvenWithAuthority(String code) {
        answerWith(Rcode.value(code));

        assertThatThrownBy(() -> shop().router().lookup())
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("answered " + code + ", without authority");
    }

    /** Some servers add what they think is of use. */
    @Test
    void onlyAnAddressUnderTheNameItselfKeepsTheFirstRecordFromBeingCreated() throws IOException {
        Name other = Name.fromConstantString("other.example.test.");
        answer(message -> {
            int type = message.getQuestion().getType();
            if (type == Type.SOA) {
                Name zone = message.getQuestion().getName();
                message.addRecord(new SOARecord(zone, DClass.IN, 90, zone, zone, 5, 1, 1, 1, 70), Section.ANSWER);
            } else if (type == Type.A) {
                message.addRecord(new ARecord(other, DClass.IN, 60, InetAddress.getLoopbackAddress()), Section.ANSWER);
            }
            return message;
        });

        Lookup found = shop().creatingRouter().lookup();

        assertThat(found.exists()).isFalse();
        assertThat(found.serial()).isEqualTo(5);
        assertThat(found.ttl()).as("the smaller of the two (RFC 2308 §5)").hasSeconds(70);
    }
}
