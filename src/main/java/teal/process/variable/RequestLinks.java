package teal.process.variable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import teal.process.variable.Evidence.Fact;
import teal.process.variable.Evidence.Link;
import teal.release.Quoted;

/**
 * Pages about a version that its requester may name, for approvers: what changes for users, and where it came from. A number
 * or a word will do as well, since companies ask for a ticket in their own forms; it is shown as it is.
 */
public final class RequestLinks {

    /** The maximum that fits into an engine variable, with room to spare. */
    private static final int MOST = 2_000;

    /** A host, and what RFC 3986 allows after it; no user name, and nothing that could end an attribute of a page. */
    private static final Pattern ADDRESS =
            Pattern.compile("https://[0-9A-Za-z.-]+(:[0-9]{1,5})?([/?#][!#$%&()*+,./0-9:;=?@A-Z\\[\\]_a-z~-]*)?");

    /** What a browser, or a person, would take for an address. */
    private static final Pattern SOME_ADDRESS =
            Pattern.compile("(?is)\\s*([a-z][a-z0-9+.-]*://|javascript:|data:|vbscript:|file:|//).*");

    /**
     * What a request names.
     *
     * @param links addresses to open
     * @param texts everything else
     */
    public record Given(List<Link> links, List<Fact> texts) {}

    private record Kind(Variable<String> variable, String name) {}

    private static final List<Kind> ALL = List.of(
            new Kind(ReleaseVariables.RELEASE_NOTES, "Release notes"),
            new Kind(ReleaseVariables.TICKET, "Ticket"),
            new Kind(ReleaseVariables.COMMITS, "Commits"),
            new Kind(ReleaseVariables.BUILD, "Build"));

    private RequestLinks() {}

    /**
     * @param given a request's text for a field; empty if it has none
     * @throws IllegalArgumentException if one is an address that a browser may not safely open
     */
    public static void check(Function<String, Optional<String>> given) {
        for (Kind kind : ALL) {
            String field = kind.variable().name();
            given.apply(field).ifPresent(found -> {
                boolean fits = ADDRESS.matcher(found).matches()
                        || !SOME_ADDRESS.matcher(found).matches();
                if (found.length() > MOST || !fits) {
                    throw new IllegalArgumentException(field + ": found " + Quoted.text(found)
                            + "; allowed: an address that begins with https://, up to " + MOST
                            + " characters, without a user name; or a number or a name");
                }
            });
        }
    }

    /** Those of a release that are given. */
    public static Given of(Function<Variable<String>, Optional<String>> release) {
        List<Link> links = new ArrayList<>();
        List<Fact> texts = new ArrayList<>();
        for (Kind kind : ALL) {
            release.apply(kind.variable()).filter(found -> !found.isBlank()).ifPresent(found -> {
                if (ADDRESS.matcher(found).matches()) {
                    links.add(new Link(kind.name(), found));
                } else {
                    texts.add(new Fact(kind.name(), found));
                }
            });
        }
        return new Given(links, texts);
    }
}
