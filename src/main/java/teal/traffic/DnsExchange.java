package teal.traffic;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TSIG;

/**
 * One message and its answer over their own TCP connection.
 *
 * <p>Not dnsjava's resolver: it shares one channel per server and keeps it after a time-out, so one lost peer makes every
 * later query fail, and it accepts answers with a wrong signature. Always TCP, which every server must support (RFC 7766
 * §5): nothing is lost, truncated or forged from off the path.
 */
final class DnsExchange {

    private final Duration timeout;
    private final HostLookup hosts;

    DnsExchange(Duration timeout) {
        this(timeout, new HostLookup(InetAddress::getByName));
    }

    DnsExchange(Duration timeout, HostLookup hosts) {
        this.timeout = timeout;
        this.hosts = hosts;
    }

    /** Asks an authoritative server for its own data. */
    Message ask(ServerAddress server, Name name, int type) throws IOException {
        Message question = question(name, type, false);
        return sameQuestion(question, answerTo(question, send(server, question.toWire())));
    }

    /** Asks a resolver, which may query other servers. */
    Message askRecursively(ServerAddress server, Name name, int type) throws IOException {
        Message question = question(name, type, true);
        return sameQuestion(question, answerTo(question, send(server, question.toWire())));
    }

    /**
     * Asks an authoritative server for its own data, and signs the question: a server may show another view of the zone to
     * those who have a key. The answer's signature is verified, and the answer is returned even if it is invalid ({@link
     * Message#isVerified()}).
     */
    Message askSigned(ServerAddress server, Name name, int type, TSIG key) throws IOException {
        Message question = question(name, type, false);
        return sameQuestion(question, exchangeSigned(server, question, key));
    }

    /** Signs and sends an update. The answer's signature is verified, and the answer is returned even if it is invalid. */
    SignedAnswer update(ServerAddress server, Message update, TSIG key) throws IOException {
        return SignedAnswer.of(exchangeSigned(server, update, key));
    }

    private Message exchangeSigned(ServerAddress server, Message message, TSIG key) throws IOException {
        key.apply(message, null);
        byte[] wire = send(server, message.toWire());
        Message answer = answerTo(message, wire);
        key.verify(answer, wire, message.getTSIG());
        return answer;
    }

    private static Message question(Name name, int type, boolean recursive) {
        Message question = Message.newQuery(Record.newRecord(name, type, DClass.IN));
        if (!recursive) {
            question.getHeader().unsetFlag(Flags.RD);
        }
        return question;
    }

    private static Message sameQuestion(Message question, Message answer) throws IOException {
        if (!question.getQuestion().equals(answer.getQuestion())) {
            throw new IOException("answered a different question");
        }
        return answer;
    }

    private static Message answerTo(Message question, byte[] wire) throws IOException {
        Message answer = new Message(wire);
        if (answer.getHeader().getID() != question.getHeader().getID()
                || !answer.getHeader().getFlag(Flags.QR)) {
            throw new IOException("sent something other than an answer");
        }
        return answer;
    }

    private byte[] send(ServerAddress server, byte[] message) throws IOException {
        Deadline deadline = Deadline.in(timeout);
        InetAddress address = hosts.find(server.host(), deadline);
        try (Socket socket = new Socket()) {
            connect(socket, new InetSocketAddress(address, server.port()), deadline);
            // One write: sending length and message separately would make two packets (RFC 7766 §8).
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(message.length + 2)
                            .putShort((short) message.length)
                            .put(message)
                            .array());
            return new TcpAnswer(socket, deadline).read();
        }
    }

    private static void connect(Socket socket, InetSocketAddress address, Deadline deadline) throws IOException {
        try {
            socket.connect(address, deadline.millisLeft());
        } catch (SocketTimeoutException e) {
            SocketTimeoutException late = new SocketTimeoutException("no connection " + deadline.text());
            late.initCause(e);
            throw late;
        }
    }
}
