package teal.traffic;

import java.io.IOException;
import java.time.Clock;
import org.xbill.DNS.Message;
import org.xbill.DNS.TSIG;
import teal.release.PermanentRefusal;
import teal.release.TechnicalFailure;

/** Sends updates to the primary, and trusts only the record that it reads back. */
final class Updates {

    /** The server's answer, and the record afterwards. */
    record Outcome(UpdateAnswer answer, Lookup after) {}

    private final TrafficSettings settings;
    private final Clock clock;
    private final DnsExchange exchange;
    private final Primary primary;

    Updates(TrafficSettings settings, Clock clock, DnsExchange exchange, Primary primary) {
        this.settings = settings;
        this.clock = clock;
        this.exchange = exchange;
        this.primary = primary;
    }

    Outcome send(Message update) {
        UpdateAnswer answer = answer(update);
        try {
            return new Outcome(answer, primary.lookup());
        } catch (TechnicalFailure e) {
            RuntimeException failure =
                    failure(answer, " and could not be asked afterwards, so where it points is unknown");
            failure.addSuppressed(e);
            throw failure;
        }
    }

    private UpdateAnswer answer(Message update) {
        TSIG key = settings.tsig().open(clock);
        try {
            return exchange.update(settings.primary(), update, key);
        } catch (IOException e) {
            return UpdateAnswer.lost(e);
        }
    }

    /** For an update that had no effect. */
    RuntimeException failure(UpdateAnswer answer, String outcome) {
        String what = settings.record() + ": " + settings.primary() + " " + answer.text()
                + " to the CNAME update with TSIG key '" + settings.tsig().name() + "'" + outcome + "; ";
        return UpdateRefusal.advice(answer, settings)
                .<RuntimeException>map(advice -> new PermanentRefusal(what + advice))
                .orElseGet(() -> new TechnicalFailure(what + "repeating is safe: Teal looks before it switches"));
    }
}
