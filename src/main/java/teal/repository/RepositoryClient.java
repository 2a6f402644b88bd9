package teal.repository;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import teal.http.Call;
import teal.http.Download;
import teal.http.ForbiddenAddress;
import teal.http.NoAnswer;
import teal.http.Pace;
import teal.release.EarlyEnd;
import teal.release.PermanentRefusal;

/** Asks web servers for what is at an address: with the location's credentials, through redirects, again if they are busy. */
final class RepositoryClient {

    private final Locations locations;
    private final Pace pace;
    private final Clock clock;
    private final EarlyEnd end;

    RepositoryClient(Locations locations, Pace pace, Clock clock, EarlyEnd end) {
        this.locations = locations;
        this.pace = pace;
        this.clock = clock;
        this.end = end;
    }

    /** The same client for somebody who may stop needing the answer. */
    RepositoryClient until(EarlyEnd requested) {
        return new RepositoryClient(locations, pace, clock, requested);
    }

    /** @throws teal.release.EndedEarly if nobody needs an answer any longer */
    void checkIsNeeded() {
        end.check();
    }

    /**
     * Opens what is at an address.
     *
     * @param wish further headers, such as a range
     * @return an answer with the status 200, 206 or 416
     * @throws PermanentRefusal if the server refuses, or redirects to where Teal does not go
     * @throws teal.release.TechnicalFailure if it is busy
     * @throws NoAnswer if it does not answer
     */
    Download open(URI address, Map<String, String> wish) throws IOException {
        Way way = new Way(locations, address);
        Patience patience = new Patience(clock, end);
        Credentials refused = Credentials.NONE;
        boolean restarted = false;
        while (true) {
            Credentials credentials = way.credentials();
            Download answer = ask(address, way, credentials, wish);
            int status = answer.status();
            if (status == 200 || status == 206 || status == 416) {
                return answer;
            }
            try (answer) {
                if (status == 301 || status == 302 || status == 303 || status == 307 || status == 308) {
                    way.follow(answer.header("Location"));
                } else if ((status == 429 || status == 503) && patience.waitFor(answer.header("Retry-After"))) {
                    way.restart();
                } else if (way.isElsewhere() && status >= 400 && status < 500 && !restarted) {
                    // A signed address does not last: the repository makes a new one.
                    restarted = true;
                    way.restart();
                } else if (status == 401 && rotated(way, credentials, refused)) {
                    refused = credentials;
                } else {
                    throw Refusals.of(address, way, credentials, answer, patience);
                }
            }
        }
    }

    /** Whether the secret has been replaced since it was read for the request that was refused. */
    private static boolean rotated(Way way, Credentials sent, Credentials refusedBefore) {
        return !refusedBefore.areThere() && !way.credentials().equals(sent);
    }

    private Download ask(URI address, Way way, Credentials credentials, Map<String, String> wish) throws IOException {
        Call call;
        try {
            // Byte by byte as it was published: a digest, and the rest of a broken download, count in these.
            call = Call.get(way.current())
                    .with("Accept-Encoding", "identity")
                    .with(wish)
                    .with(credentials.header())
                    .by(way.route());
        } catch (IllegalArgumentException e) {
            throw new PermanentRefusal(
                    "artifact " + address + ": " + credentials
                            + " cannot be sent, because it has a line break or another"
                            + " control character in it; correct the secret (" + way.setting() + ")",
                    e);
        }
        try {
            return Download.open(call, pace);
        } catch (NoAnswer e) {
            if (e.getCause() instanceof ForbiddenAddress forbidden) {
                throw new PermanentRefusal(
                        "artifact " + address + ": the server redirects to another location, but " + e.getMessage()
                                + "; correct the repository",
                        forbidden);
            }
            throw e;
        }
    }
}
