package teal.process.variable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import teal.process.variable.Evidence.Link;
import teal.release.Quoted;

/** Pages about a version that its requester may name, for approvers: what changes for users, and where it came from. */
public final class RequestLinks {

    /** The maximum that fits into an engine variable, with room to spare. */
    private static final int MOST = 2_000;

    /** A host, and what RFC 3986 allows after it; no user name, and nothing that could end an attribute of a page. */
    private static final Pattern ADDRESS =
            Pattern.compile("https://[0-9A-Za-z.-]+(:[0-9]{1,5})?([/?#][!#$%&()*+,./0-9:;=?@A-Z\\[\\]_a-z~-]*)?");

    private record Kind(Variable<String> variable, String name) {}

    private static final List<Kind> ALL = List.of(
            new Kind(ReleaseVariables.RELEASE_NOTES, "Release notes"),
            new Kind(ReleaseVariables.TICKET, "Ticket"),
            new Kind(ReleaseVariables.COMMITS, "Commits"),
            new Kind(ReleaseVariables.BUILD, "Build"));

    private RequestLinks() {}

    /**
     * @param given a request's text for a field; empty if it has none
     * @throws IllegalArgumentException if one is no address that a browser may safely open
     */
    public static void check(Function<String, Optional<String>> given) {
        for (Kind kind : ALL) {
            String field = kind.variable().name();
            given.apply(field).ifPresent(found -> {
                if (found.length() > MOST || !ADDRESS.matcher(found).matches()) {
                    throw new IllegalArgumentException(field + ": found " + Quoted.text(found)
                            + "; allowed: an address that begins with https://, up to " + MOST
                            + " characters, without a user name");
                }
            });
        }
    }

    /** Those of a release that are given. */
    public static List<Link> of(Function<Variable<String>, Optional<String>> release) {
        List<Link> links = new ArrayList<>();
        for (Kind kind : ALL) {
            release.apply(kind.variable())
                    .filter(address -> ADDRESS.matcher(address).matches())
                    .ifPresent(address -> links.add(new Link(kind.name(), address)));
        }
        return links;
    }
}
