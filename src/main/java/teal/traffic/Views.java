package teal.traffic;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;
import teal.release.Reason;
import teal.release.TechnicalFailure;

/**
 * Whether the primary shows one zone to questions that are signed with the key, as updates are, and another one to plain
 * questions, as users' resolvers ask them. BIND chooses a view by the key of a message.
 */
final class Views {

    /** One answer about the record: where it points or what came instead, and the zone's serial number if there is one. */
    private record Seen(String found, Optional<Long> serial) {}

    private final TrafficSettings settings;
    private final Primary primary;

    Views(TrafficSettings settings, Primary primary) {
        this.settings = settings;
        this.primary = primary;
    }

    /**
     * What is answered with the key and what without it, if that differs.
     *
     * @throws TechnicalFailure if one of the questions has no answer
     * @throws teal.release.PermanentRefusal if the primary does not accept the key
     */
    Optional<String> difference() {
        Seen before = signed();
        Seen plain = plain();
        if (before.found().equals(plain.found()) && before.serial().equals(plain.serial())) {
            return Optional.empty();
        }
        // The zone may have changed between the two questions: then the plain answer lies between two signed ones.
        Seen after = signed();
        return isBetween(before, plain, after) ? Optional.empty() : Optional.of(words(after, plain));
    }

    private String words(Seen signed, Seen plain) {
        return settings.record() + ": primary " + settings.primary() + " answers questions signed with TSIG key '"
                + settings.tsig().name() + "' from another zone than plain ones: " + text(signed)
                + " with the key, " + text(plain) + " without it. Updates with this key change the first, users are"
                + " given the second";
    }

    private static String text(Seen seen) {
        return seen.found()
                + seen.serial().map(serial -> " (serial " + serial + ")").orElse("");
    }

    private static boolean isBetween(Seen before, Seen plain, Seen after) {
        boolean found = plain.found().equals(before.found()) || plain.found().equals(after.found());
        boolean serial = plain.serial().isEmpty()
                ? before.serial().isEmpty()
                : before.serial().isPresent()
                        && after.serial().isPresent()
                        && SerialNumber.hasReached(
                                plain.serial().get(), before.serial().get())
                        && SerialNumber.hasReached(
                                after.serial().get(), plain.serial().get());
        return found && serial;
    }

    private Seen signed() {
        return seen(primary::askSigned);
    }

    private Seen plain() {
        return seen(primary::askPlainly);
    }

    private Seen seen(Asking asking) {
        try {
            Message record = asking.ask(settings.record(), Type.CNAME);
            Message zone = asking.ask(settings.zone(), Type.SOA);
            return new Seen(found(record), Answers.first(zone, SOARecord.class).map(SOARecord::getSerial));
        } catch (IOException e) {
            throw new TechnicalFailure(
                    settings.record() + ": primary " + settings.primary() + " could not be asked with and without the"
                            + " TSIG key (" + Reason.of(e) + "); check that it runs and can be reached over TCP",
                    e);
        }
    }

    private static String found(Message answer) {
        return Answers.first(answer, CNAMERecord.class)
                .map(cname -> cname.getTarget().toString().toLowerCase(Locale.ROOT))
                .orElseGet(() -> Rcode.string(answer.getRcode())
                        + (answer.getHeader().getFlag(Flags.AA) ? " and no CNAME" : " and nothing else"));
    }

    /** Whether one of these servers is the primary: its plain answers then reach users. */
    boolean hasPrimary(Iterable<ServerAddress> servers) {
        try {
            InetAddress own = InetAddress.getByName(settings.primary().host());
            for (ServerAddress server : servers) {
                if (own.equals(InetAddress.getByName(server.host()))) {
                    return true;
                }
            }
        } catch (UnknownHostException e) {
            // A server whose address is unknown: better to take it for the primary than to move nobody's traffic.
            return true;
        }
        return false;
    }

    @FunctionalInterface
    private interface Asking {
        Message ask(String name, int type) throws IOException;
    }
}
