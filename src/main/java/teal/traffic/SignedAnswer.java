package teal.traffic;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TSIGRecord;
import teal.release.Reason;

/**
 * A server's answer to a signed message. After an update it is a hint, not a proof: only reading the record back shows what
 * happened.
 *
 * @param code {@code NOERROR}, {@code NXRRSET}, {@code REFUSED}, ... or the TSIG error {@code BADKEY}, {@code BADSIG},
 *     {@code BADTIME} that is more precise than the {@code NOTAUTH} it comes with (RFC 8945 §5.2); {@code LOST} without an
 *     answer
 * @param text the answer, for people
 * @param skew how far the server's clock is ahead of ours, if it said so (RFC 8945 §5.2.3)
 */
record SignedAnswer(String code, String text, Duration skew) {

    static SignedAnswer of(Message answer) {
        TSIGRecord signature = answer.getTSIG();
        boolean refused = signature != null && signature.getError() != Rcode.NOERROR;
        String code = refused ? Rcode.TSIGstring(signature.getError()) : Rcode.string(answer.getRcode());
        // RFC 8945 §5.3.2: these two cannot be signed.
        boolean unsignable = code.equals("BADKEY") || code.equals("BADSIG");
        String doubt = answer.isVerified() || unsignable
                ? ""
                : signature == null ? " without a signature" : " with a wrong signature";
        return new SignedAnswer(code, "answered " + code + doubt, refused ? skew(signature) : Duration.ZERO);
    }

    /** Whether the server said yes, and could prove that it is the one that has the key. */
    boolean accepted() {
        return text.equals("answered NOERROR");
    }

    static SignedAnswer lost(Exception reason) {
        return new SignedAnswer("LOST", "gave no answer (" + Reason.of(reason) + ")", Duration.ZERO);
    }

    private static Duration skew(TSIGRecord signature) {
        byte[] time = signature.getOther();
        if (time == null || time.length != 6) {
            return Duration.ZERO;
        }
        long seconds = ByteBuffer.allocate(8).putShort((short) 0).put(time).getLong(0);
        return Duration.between(signature.getTimeSigned(), Instant.ofEpochSecond(seconds));
    }
}
