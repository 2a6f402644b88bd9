package teal.repository;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import teal.http.Download;
import teal.release.PermanentRefusal;
import teal.release.TechnicalFailure;

/** What a server's refusal means, and what to do about it. */
final class Refusals {

    private Refusals() {}

    static NotServed missing(URI artifact) {
        return new NotServed("artifact " + artifact + " is not there; publish it first, or correct the address", false);
    }

    private static NotServed missing(URI artifact, Credentials sent) {
        NotServed missing = missing(artifact);
        return sent.areThere()
                ? new NotServed(
                        missing.getMessage() + "; some repositories also answer so if " + sent + " may not read it",
                        false)
                : missing;
    }

    static RuntimeException of(URI artifact, Way way, Credentials sent, Download answer, Patience patience) {
        int status = answer.status();
        if (status == 404 || status == 410) {
            return missing(artifact, sent);
        }
        String found = "artifact " + artifact + ": "
                + (way.isElsewhere()
                        ? way.current().getHost() + ", to which the repository redirects, answered "
                        : "the server answered ")
                + status;
        if (status == 407) {
            return new PermanentRefusal(found + ": the proxy wants to know who asks; correct proxy-user and"
                    + " proxy-password (" + way.setting() + ")");
        }
        if (status == 429 || status >= 500 || status == 408) {
            return new TechnicalFailure(
                    found + "; it may be busy" + later(patience.asked(answer.header("Retry-After"))));
        }
        if (status == 401 && !way.isElsewhere()) {
            return new NotServed(
                    sent.areThere()
                            ? found + ": it does not accept " + sent + "; if the secret was replaced there, put the new"
                                    + " one where the inventory reads it (" + way.setting() + ")"
                            : found + ": it wants to know who asks, and " + way.setting()
                                    + "; add user and password, a token or a header there",
                    true);
        }
        if (status == 403 && !way.isElsewhere()) {
            return new NotServed(
                    found + ": "
                            + (sent.areThere()
                                    ? sent + " may not read this; give it the right there (" + way.setting() + ")"
                                    : "nobody may read this without credentials, or not at all (" + way.setting()
                                            + ")"),
                    false);
        }
        return new PermanentRefusal(found + "; check that Teal may read it");
    }

    private static String later(Optional<Duration> asked) {
        return asked.filter(time -> !time.isNegative())
                .map(time -> ", and wants to be asked again in " + time.toSeconds() + " s")
                .orElse("");
    }
}
