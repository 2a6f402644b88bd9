package teal.audit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An action whose entry is written at the end of its transaction, when all of what it changed is known. */
final class PendingAct {

    private final String person;
    private final String act;
    private final String subject;
    private final Supplier<String> details;
    private @Nullable Supplier<String> more;

    PendingAct(String person, String act, String subject, Supplier<String> details) {
        this.person = person;
        this.act = act;
        this.subject = subject;
        this.details = details;
    }

    void append(Supplier<String> further) {
        more = further;
    }

    Act finish() {
        String said = details.get();
        String rest = more == null ? "" : more.get();
        String joined = said.isEmpty() || rest.isEmpty() ? said + rest : said + "; " + rest;
        return new Act(person, act, subject, joined);
    }
}
