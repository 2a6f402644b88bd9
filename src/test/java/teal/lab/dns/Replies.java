package teal.lab.dns;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;

/** A name server's reply to a message, from parsing it to signing the answer; none at all if a fault says so. */
final class Replies {

    private final TsigGate gate;
    private final Faults faults;
    private final Supplier<Zone> zone;
    private final Supplier<Zone> plain;
    private final ToIntFunction<Message> updates;

    /** Takes the zones that questions with the key and without it are answered from, and a function that carries out a correctly signed update and returns the response code. */
    Replies(TsigGate gate, Faults faults, Supplier<Zone> zone, Supplier<Zone> plain, ToIntFunction<Message> updates) {
        this.gate = gate;
        this.faults = faults;
        this.zone = zone;
        this.plain = plain;
        this.updates = updates;
    }

    Optional<byte[]> to(byte[] wire) {
        if (faults.swallows()) {
            return Optional.empty();
        }
        try {
            Message request = new Message(wire);
            return request.getHeader().getOpcode() == Opcode.UPDATE
                    ? update(request, wire)
                    : Optional.of(question(request, wire));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private byte[] question(Message request, byte[] wire) {
        if (request.getTSIG() == null) {
            faults.actionBeforePlainQuestion().run();
            return ZoneAnswer.to(request, plain.get(), !faults.isLame()).toWire();
        }
        Message answer = ZoneAnswer.to(request, zone.get(), !faults.isLame());
        int signature = gate.check(request, wire);
        if (signature == Rcode.NOERROR) {
            if (faults.leavesThisQuestionUnsigned()) {
                return answer.toWire();
            }
            return gate.sign(answer, request.getTSIG(), Rcode.NOERROR);
        }
        Message refusal = ZoneAnswer.start(request);
        refusal.getHeader().setRcode(Rcode.NOTAUTH);
        return gate.sign(refusal, request.getTSIG(), signature);
    }

    private Optional<byte[]> update(Message request, byte[] wire) {
        Message answer = ZoneAnswer.start(request);
        int signature = gate.check(request, wire);
        if (request.getTSIG() == null) {
            answer.getHeader().setRcode(Rcode.REFUSED);
            return Optional.of(answer.toWire());
        }
        if (signature != Rcode.NOERROR) {
            answer.getHeader().setRcode(Rcode.NOTAUTH);
            return Optional.of(gate.sign(answer, request.getTSIG(), signature));
        }
        faults.actionBeforeUpdate().run();
        OptionalInt refusal = faults.nextRefusal();
        answer.getHeader().setRcode(refusal.isPresent() ? refusal.getAsInt() : updates.applyAsInt(request));
        if (faults.losesThisAnswer()) {
            return Optional.empty();
        }
        return Optional.of(
                faults.leavesThisUnsigned() ? answer.toWire() : gate.sign(answer, request.getTSIG(), Rcode.NOERROR));
    }
}
