package teal.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import teal.release.Checklist;
import teal.release.Reason;

/**
 * Whether a web server can be reached, asked without triggering anything: an OPTIONS request, which is safe (RFC 9110 §9.2.1),
 * for the server's root, without the address's own path, body and credentials.
 */
public final class ServerCheck {

    /** A proxy's or a balancer's answer in place of a server's. */
    private static final Set<Integer> NOBODY_BEHIND = Set.of(502, 503, 504);

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private ServerCheck() {}

    /** The given time-out, or 10 s if that is shorter: what takes longer to answer nothing is no server to rely on. */
    public static Duration soon(Duration timeout) {
        return timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST;
    }

    /** @param setting the property that has the address, for the advice; the address itself may be a secret */
    public static void ask(Checklist list, String question, URI address, String setting, Duration within) {
        URI root = URI.create(address.getScheme() + "://" + address.getRawAuthority() + "/");
        try {
            int status = Http.ask(new Call("OPTIONS", root, null, Map.of(), null), within, Limit.beginning(0))
                    .status();
            list.add(
                    !NOBODY_BEHIND.contains(status),
                    question,
                    "its server answers, status " + status + " to OPTIONS",
                    "check that the system behind " + setting + " runs");
        } catch (NoAnswer e) {
            list.failed(
                    question,
                    "no answer (" + Reason.of(e) + ")",
                    "check " + setting + ", that its server runs, and that no firewall stands between");
        }
    }
}
