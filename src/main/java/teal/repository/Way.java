package teal.repository;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import teal.http.ForbiddenAddress;
import teal.http.Route;
import teal.release.PermanentRefusal;
import teal.release.Quoted;

/**
 * The way from an artifact's address to where its bytes are: through redirects into allowed locations, and to signed
 * addresses where the repository may hand them out. Each location has its own credentials; an address elsewhere has none.
 */
final class Way {

    /** As many as browsers follow, less: nobody needs more. */
    private static final int MOST = 10;

    /** Where people are sent who are not known. */
    private static final Pattern LOG_IN =
            Pattern.compile("(?i)/(log[-_]?in|sign[-_]?in|sso|saml2?|oauth2?|adfs|cas|openid-connect)(?![a-z])");

    private final Locations locations;
    private final URI artifact;
    private final Set<URI> seen = new HashSet<>();
    private URI current;
    private @Nullable RepositorySettings repository;
    private boolean elsewhere;
    private boolean named;

    Way(Locations locations, URI artifact) {
        this.locations = locations;
        this.artifact = artifact;
        this.current = artifact;
        restart();
    }

    /** Begins again, because a signed address does not last. */
    void restart() {
        seen.clear();
        seen.add(artifact);
        current = artifact;
        repository = locations.repository(artifact).orElse(null);
        elsewhere = false;
    }

    URI current() {
        return current;
    }

    /** Whether this is a signed address outside of the allowed locations. */
    boolean isElsewhere() {
        return elsewhere;
    }

    Route route() {
        if (repository == null) {
            return Route.USUAL;
        }
        return elsewhere ? repository.elsewhere(!named) : repository.route();
    }

    Credentials credentials() {
        return elsewhere ? Credentials.NONE : Credentials.read(repository);
    }

    /** The setting that a message should name. */
    String setting() {
        return repository == null
                ? "deployment.artifacts.repositories has nothing for " + origin(current)
                : "deployment.artifacts.repositories, at " + repository.at();
    }

    /** @throws PermanentRefusal if the way may not go there */
    void follow(Optional<String> location) {
        URI next = next(location.orElse(""));
        if (!seen.add(next)) {
            throw refused(next, "which it had been before: the redirects lead round in a circle");
        }
        if (seen.size() > MOST) {
            throw refused(next, "which is redirect number " + MOST);
        }
        if (ArtifactAddress.isAllowed(next, locations.from()) && isPlain(next)) {
            repository = locations.repository(next).orElse(null);
            elsewhere = false;
        } else {
            checkElsewhere(next);
            elsewhere = true;
        }
        current = next;
    }

    private URI next(String location) {
        try {
            URI found = current.resolve(new URI(location));
            URI next = new URI(found.getScheme() + "://" + found.getRawAuthority()
                    + (found.getRawPath() == null || found.getRawPath().isEmpty() ? "/" : found.getRawPath())
                    + (found.getRawQuery() == null ? "" : "?" + found.getRawQuery()));
            if (!location.isEmpty()
                    && String.valueOf(found.getScheme()).matches("https?")
                    && next.getHost() != null
                    && next.getRawUserInfo() == null) {
                return next;
            }
        } catch (URISyntaxException e) {
            // Then it is none.
        }
        throw new PermanentRefusal("artifact " + artifact + ": the server redirects to "
                + (location.isEmpty() ? "nowhere" : Quoted.text(location))
                + ", which is no http or https address to follow; correct the repository");
    }

    /** A path that could be read in two ways is in no allowed location. */
    private static boolean isPlain(URI uri) {
        return ArtifactAddress.parse(origin(uri) + uri.getRawPath()) != null;
    }

    private void checkElsewhere(URI next) {
        RepositorySettings from = repository;
        if (from == null || from.signedRedirectsTo().stream().noneMatch(host -> matches(next, host))) {
            if (LOG_IN.matcher(next.getPath()).find()) {
                String what = credentials().areThere()
                        ? "it does not accept " + credentials() + "; correct the secret"
                        : "it wants to know who asks; add credentials";
                throw refused(next, "which looks like a page to sign in at: " + what + " (" + setting() + ")");
            }
            throw refused(
                    next,
                    "which is in none of the locations in deployment.artifacts.from; if this is where the repository"
                            + " keeps its files, add it there, or add the host to the repository's signed-redirects-to");
        }
        if (next.getScheme().equals("http") && artifact.getScheme().equals("https")) {
            throw refused(next, "which is not protected by TLS");
        }
        named = next.getPort() > 0
                && from.signedRedirectsTo().stream().anyMatch(host -> host.equalsIgnoreCase(authority(next)));
        Optional<String> forbidden = ForbiddenAddress.byName(next.getHost());
        if (forbidden.isPresent() && !named) {
            throw refused(next, "which is " + forbidden.get());
        }
    }

    private static boolean matches(URI next, String host) {
        String wanted = host.toLowerCase(Locale.ROOT);
        String found = wanted.contains(":") ? authority(next) : next.getHost().toLowerCase(Locale.ROOT);
        return wanted.startsWith("*.") ? found.endsWith(wanted.substring(1)) : found.equals(wanted);
    }

    private static String authority(URI uri) {
        return uri.getRawAuthority().toLowerCase(Locale.ROOT);
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** What follows a question mark in a signed address is as good as a password. */
    private PermanentRefusal refused(URI next, String why) {
        return new PermanentRefusal("artifact " + artifact + ": the server redirects to another location ("
                + Quoted.text(next.toString()) + "), " + why);
    }
}
