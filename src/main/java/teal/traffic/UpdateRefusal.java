package teal.traffic;

import java.time.Duration;
import java.util.Optional;

/** What a person has to change on the server, or in the settings, before updates are accepted. */
final class UpdateRefusal {

    private UpdateRefusal() {}

    /** The advice; empty if the same update may succeed when it is sent again. */
    static Optional<String> advice(UpdateAnswer answer, TrafficSettings settings) {
        return Optional.ofNullable(
                switch (answer.code()) {
                    case "REFUSED" ->
                        "check that it is the primary (a secondary refuses, too) and lets the key update CNAME "
                                + settings.record() + " and TXT " + settings.markerRecord() + " (BIND: update-policy)";
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
