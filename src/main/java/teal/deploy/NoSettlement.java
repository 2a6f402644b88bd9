package teal.deploy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server and Teal have no algorithm in common for something.
 *
 * @param what for what, in sshj's words
 * @param ours what Teal accepts
 * @param theirs what the server offers
 */
record NoSettlement(String what, List<String> ours, List<String> theirs) {

    private static final Pattern WORDS =
            Pattern.compile("Unable to reach a settlement of (\\w+): \\[(.*)] and \\[(.*)]");

    /** Key exchanges that withstand quantum computers. OpenSSH prefers them, and sshj cannot speak them yet. */
    private static final Pattern NEWER = Pattern.compile("(mlkem|sntrup).*");

    /** Not algorithms: they announce an extension of the protocol (RFC 8308, and OpenSSH's strict key exchange). */
    private static final Pattern ANNOUNCEMENT = Pattern.compile("ext-info-[cs]|kex-strict-[cs]-.*");

    static Optional<NoSettlement> read(String reason) {
        Matcher found = WORDS.matcher(reason);
        return found.find()
                ? Optional.of(new NoSettlement(found.group(1), names(found.group(2)), names(found.group(3))))
                : Optional.empty();
    }

    private static List<String> names(String text) {
        return Pattern.compile(", ")
                .splitAsStream(text)
                .filter(name -> !name.isBlank() && !ANNOUNCEMENT.matcher(name).matches())
                .toList();
    }

    String words() {
        boolean newer = what.equals("KeyExchangeAlgorithms")
                && theirs.stream().anyMatch(name -> NEWER.matcher(name).matches());
        String offered = String.join(", ", theirs);
        String known = String.join(", ", ours);
        return newer
                ? "offers only key exchanges that Teal's SSH library cannot speak yet (" + offered
                        + "); they are stronger than those it can, so nothing is wrong with the server: add one of "
                        + known
                        + " to KexAlgorithms in its sshd_config"
                : "offers only algorithms that are no longer safe (" + what + ": " + offered + "; Teal accepts " + known
                        + "); enable current ones in its sshd_config";
    }
}
