package teal.traffic;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.xbill.DNS.Message;
import org.xbill.DNS.TSIG;
import teal.release.PermanentRefusal;
import teal.release.TechnicalFailure;

/** Sends updates to the primary, and trusts only the record that it reads back. */
final class Updates {

    /** The server's answer, and the record afterwards. */
    record Outcome(SignedAnswer answer, Lookup after) {}

    private final TrafficSettings settings;
    private final Clock clock;
    private final DnsExchange exchange;
    private final Primary primary;

    private final Views views;

    Updates(TrafficSettings settings, Clock clock, DnsExchange exchange, Primary primary, Views views) {
        this.settings = settings;
        this.clock = clock;
        this.exchange = exchange;
        this.primary = primary;
        this.views = views;
    }

    Outcome send(Message update) {
        SignedAnswer answer = answer(update);
        try {
            return new Outcome(answer, primary.lookup());
        } catch (TechnicalFailure e) {
            RuntimeException failure =
                    failure(answer, " and could not be asked afterwards, so where it points is unknown");
            failure.addSuppressed(e);
            throw failure;
        }
    }

    private SignedAnswer answer(Message update) {
        TSIG key = settings.tsig().open(clock);
        try {
            return exchange.update(settings.primary(), update, key);
        } catch (IOException e) {
            return SignedAnswer.lost(e);
        }
    }

    /** For an update that had no effect. */
    RuntimeException failure(SignedAnswer answer, String outcome) {
        String what = settings.record() + ": " + settings.primary() + " " + answer.text()
                + " to the CNAME update with TSIG key '" + settings.tsig().name() + "'";
        if (UpdateRefusal.isAboutWhatIsThere(answer)) {
            Optional<String> otherView = otherView();
            if (otherView.isPresent()) {
                return new PermanentRefusal(what + outcome + "; " + otherView.get()
                        + ": use a key of the view that users are given (BIND: match-clients)"
                        + (settings.signQueries() ? "" : ", and leave traffic.sign-queries at true"));
            }
        }
        if (answer.accepted()) {
            return new TechnicalFailure(
                    what + ", yet it is unchanged" + outcome + "; the update went to another view or"
                            + " another server behind this address: check that the address leads to one server, and that it reads"
                            + " what it writes. Repeating is safe: Teal looks before it switches");
        }
        return UpdateRefusal.advice(answer, settings)
                .<RuntimeException>map(advice -> new PermanentRefusal(what + outcome + "; " + advice))
                .orElseGet(() ->
                        new TechnicalFailure(what + outcome + "; repeating is safe: Teal looks before it switches"));
    }

    /** Whether what updates change is not what users are given, as far as that can be found out now. */
    Optional<String> otherView() {
        try {
            return views.difference();
        } catch (TechnicalFailure | PermanentRefusal unknown) {
            return Optional.empty();
        }
    }
}
