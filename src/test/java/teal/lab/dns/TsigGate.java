package teal.lab.dns;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;

/** Verifies the signatures of updates and signs the answers (RFC 8945), with a clock that can be set wrong. */
final class TsigGate {

    private static final Duration FUDGE = Duration.ofSeconds(300);

    private final Name keyName;
    private final SecretKey secret;
    private volatile Clock clock = Clock.systemUTC();

    TsigGate(String keyName) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.keyName = Name.fromConstantString(keyName.endsWith(".") ? keyName : keyName + ".");
        this.secret = new SecretKeySpec(random, "HmacSHA256");
    }

    String keyName() {
        return keyName.toString();
    }

    String secretBase64() {
        return Base64.getEncoder().encodeToString(secret.getEncoded());
    }

    void skewClock(Duration skew) {
        clock = Clock.offset(Clock.systemUTC(), skew);
    }

    /** NOERROR, or why the signature is not accepted: FORMERR if there is none. */
    int check(Message request, byte[] wire) {
        return key(keyName).verify(request, wire, null);
    }

    byte[] sign(Message answer, TSIGRecord request, int error) {
        switch (error) {
            case Rcode.NOERROR -> answer.setTSIG(key(keyName), error, request);
            case Rcode.BADTIME -> answer.addRecord(badTime(answer, request), Section.ADDITIONAL);
            // Nothing to sign with: the other side does not have our key (RFC 8945 §5.3.2).
            default ->
                answer.addRecord(record(request, Instant.now(clock), new byte[0], error, null), Section.ADDITIONAL);
        }
        return answer.toWire(Message.MAXLENGTH);
    }

    private TSIG key(Name name) {
        return new TSIG(TSIG.HMAC_SHA256, name, secret, clock);
    }

    /** The only error that is signed and carries the server's time, which dnsjava leaves out of the signature. */
    private TSIGRecord badTime(Message answer, TSIGRecord request) {
        byte[] now = new byte[6];
        ByteBuffer.allocate(8)
                .putLong(Instant.now(clock).getEpochSecond())
                .position(2)
                .get(now);
        byte[] message = answer.toWire();
        byte[] name = keyName.toWireCanonical();
        byte[] algorithm = TSIG.HMAC_SHA256.toWireCanonical();
        ByteBuffer digested = ByteBuffer.allocate(1024)
                .putShort((short) request.getSignature().length)
                .put(request.getSignature())
                .put(message)
                .put(name)
                .putShort((short) DClass.ANY)
                .putInt(0)
                .put(algorithm)
                .putShort((short) 0)
                .putInt((int) request.getTimeSigned().getEpochSecond())
                .putShort((short) FUDGE.toSeconds())
                .putShort((short) Rcode.BADTIME)
                .putShort((short) now.length)
                .put(now)
                .flip();
        try {
            Mac mac = Mac.getInstance(secret.getAlgorithm());
            mac.init(secret);
            mac.update(digested);
            return record(request, request.getTimeSigned(), mac.doFinal(), Rcode.BADTIME, now);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TSIGRecord record(
            TSIGRecord request, Instant signed, byte[] signature, int error, byte @Nullable [] other) {
        return new TSIGRecord(
                request.getName(),
                DClass.ANY,
                0,
                request.getAlgorithm(),
                signed,
                FUDGE,
                signature,
                request.getOriginalID(),
                error,
                other);
    }
}
