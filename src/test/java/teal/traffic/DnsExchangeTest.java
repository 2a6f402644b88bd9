package teal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** Against servers that do not keep the protocol. */
class DnsExchangeTest {

    private static final Name NAME = Name.fromConstantString(Shop.RECORD);

    private final DnsExchange exchange = new DnsExchange(Duration.ofMillis(500));
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void doesNotWaitForeverForOneThatSendsByteAfterByte() {
        CompletableFuture<Void> trickle = CompletableFuture.runAsync(this::trickle);

        assertThatThrownBy(this::ask).isInstanceOf(SocketTimeoutException.class);
        assertThat(trickle).failsWithin(Duration.ofSeconds(10));
    }

    @Test
    void doesNotTakeTheAnswerToAnotherMessage() {
        answer(question -> {
            question.getHeader().setFlag(Flags.QR);
            question.getHeader().setID(question.getHeader().getID() ^ 1);
            return question;
        });

        assertThatThrownBy(this::ask).isInstanceOf(IOException.class).hasMessageContaining("something other");
    }

    @Test
    void doesNotTakeItsOwnQuestionForAnAnswer() {
        answer(question -> question);

        assertThatThrownBy(this::ask).isInstanceOf(IOException.class).hasMessageContaining("something other");
    }

    @Test
    void doesNotTakeTheAnswerToAnotherQuestion() {
        answer(question -> {
            Message other = new Message(question.getHeader().getID());
            other.getHeader().setFlag(Flags.QR);
            return other;
        });

        assertThatThrownBy(this::ask).isInstanceOf(IOException.class).hasMessageContaining("a different question");
    }

    @Test
    void asksAnAuthoritativeServerForWhatItKnowsItself() throws IOException {
        answer(question -> {
            question.getHeader().setFlag(Flags.QR);
            return question;
        });

        assertThat(ask().getHeader().getFlag(Flags.RD)).isFalse();
    }

    @Test
    void asksAResolverToAskOthers() throws IOException {
        answer(question -> {
            question.getHeader().setFlag(Flags.QR);
            return question;
        });

        assertThat(exchange.askRecursively(new ServerAddress("127.0.0.1", server.getLocalPort()), NAME, Type.CNAME)
                        .getHeader()
                        .getFlag(Flags.RD))
                .isTrue();
    }

    @Test
    void saysThatAHostHasNoAddress() {
        assertThatThrownBy(() -> exchange.ask(ServerAddress.valueOf("nowhere.invalid"), NAME, Type.CNAME))
                .hasMessageContaining("nowhere.invalid has no address");
    }

    private Message ask() throws IOException {
        return exchange.ask(new ServerAddress("127.0.0.1", server.getLocalPort()), NAME, Type.CNAME);
    }

    private void answer(UnaryOperator<Message> made) {
        CompletableFuture.runAsync(() -> {
            try (Socket connection = server.accept()) {
                DataInputStream in = new DataInputStream(connection.getInputStream());
                byte[] question = new byte[in.readUnsignedShort()];
                in.readFully(question);
                byte[] answer = made.apply(new Message(question)).toWire();
                DataOutputStream out = new DataOutputStream(connection.getOutputStream());
                out.writeShort(answer.length);
                out.write(answer);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Ends when the other side has hung up. */
    private void trickle() {
        try (Socket connection = server.accept()) {
            connection.getOutputStream().write(new byte[] {1, 0});
            while (true) {
                Thread.sleep(50);
                connection.getOutputStream().write(0);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
