package teal.traffic;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a person has to change on the server, or in the settings, before updates are accepted. */
final class UpdateRefusal {

    private UpdateRefusal() {}

    /** The advice about a key that the server did not accept; empty if it said nothing of that kind. */
    static Optional<String> ofKey(SignedAnswer answer, TrafficSettings settings) {
        return answer.code().startsWith("BAD") ? advice(answer, settings) : Optional.empty();
    }

    /**
     * Whether the server found something other than what was read, or claims to have changed it (RFC 2136 §2.2): both also
     * happen if updates reach a zone that questions do not.
     */
    static boolean isAboutWhatIsThere(SignedAnswer answer) {
        return answer.accepted()
                || Set.of("NXRRSET", "YXRRSET", "NXDOMAIN", "YXDOMAIN").contains(answer.code());
    }

    /** The advice; empty if the same update may succeed when it is sent again. */
    static Optional<String> advice(SignedAnswer answer, TrafficSettings settings) {
        return Optional.ofNullable(
                switch (answer.code()) {
                    case "REFUSED" ->
                        "check that it is the primary (a secondary refuses, too), that it lets the key update CNAME "
                                + settings.record() + " and TXT " + settings.markerRecord()
                                + " (BIND: update-policy), and that the zone is not frozen (BIND: rndc freeze refuses"
                                + " every update until rndc thaw "
                                + settings.zone().replaceFirst("\\.$", "") + ")";
                    case "NOTAUTH" ->
                        "check that it is the primary of zone " + settings.zone() + " and takes this key for it";
                    case "NOTZONE" ->
                        "check that " + settings.record() + " lies in zone " + settings.zone()
                                + " on this server, not in a zone below it";
                    case "NOTIMP" -> "check that it is the primary and takes dynamic updates";
                    case "BADKEY" ->
                        "check the key's name and algorithm (" + settings.tsig().algorithm() + ") on the server";
                    case "BADSIG" -> "check that the secret is the same on the server";
                    case "BADTIME" ->
                        "its clock is " + words(answer.skew())
                                + "; set both clocks right, 300 s apart are allowed (RFC 8945 §10)";
                    default -> null;
                });
    }

    private static String words(Duration skew) {
        return Math.abs(skew.toSeconds()) + " s " + (skew.isNegative() ? "behind" : "ahead of") + " Teal's";
    }
}
