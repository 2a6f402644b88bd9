package teal.traffic;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
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

    DnsExchange(Duration timeout) {
        this.timeout = timeout;
    }

    /** Asks an authoritative server for its own data. */
    Message ask(ServerAddress server, Name name, int type) throws IOException {
        return query(server, name, type, false);
    }

    /** Asks a resolver, which may query other servers. */
    Message askRecursively(ServerAddress server, Name name, int type) throws IOException {
        return query(server, name, type, true);
    }

    /** Signs and sends an update. The answer's signature is verified, and the answer is returned even if it is invalid. */
    UpdateAnswer update(ServerAddress server, Message update, TSIG key) throws IOException {
        key.apply(update, null);
        byte[] wire = send(server, update.toWire());
        Message answer = answerTo(update, wire);
        key.verify(answer, wire, update.getTSIG());
        return UpdateAnswer.of(answer);
    }

    private Message query(ServerAddress server, Name name, int type, boolean recursive) throws IOException {
        Message question = Message.newQuery(Record.newRecord(name, type, DClass.IN));
        if (!recursive) {
            question.getHeader().unsetFlag(Flags.RD);
        }
        Message answer = answerTo(question, send(server, question.toWire()));
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
        InetSocketAddress address = server.socketAddress();
        if (address.isUnresolved()) {
            throw new UnknownHostException(server.host() + " has no address");
        }
        Deadline deadline = Deadline.in(timeout);
        try (Socket socket = new Socket()) {
            socket.connect(address, deadline.millisLeft());
            // One write: sending length and message separately would make two packets (RFC 7766 §8).
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(message.length + 2)
                            .putShort((short) message.length)
                            .put(message)
                            .array());
            DataInputStream in = new DataInputStream(deadline.input(socket));
            byte[] answer = new byte[in.readUnsignedShort()];
            in.readFully(answer);
            return answer;
        }
    }
}
