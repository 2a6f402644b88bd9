package teal.repository;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import teal.release.PermanentRefusal;
import teal.release.Quoted;

/**
 * An artifact's address, checked against the allowed locations. Text that merely starts like an allowed location is refused,
 * as are {@code ..}, percent signs, user names, queries and fragments, and whatever else a server may read as one of these: a
 * semicolon begins a path parameter, so that {@code ..;} is {@code ..} to some.
 *
 * @param fileName the last part of its path
 */
public record ArtifactAddress(URI uri, String fileName) {

    private static final Set<String> SCHEMES = Set.of("file", "http", "https");
    private static final Pattern FILE_NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._+-]{0,127}");
    /** Letters and digits of ASCII only: servers may normalize others. */
    private static final Pattern PATH = Pattern.compile("(/|/(?!\\.+/)[0-9A-Za-z._~+@=,:!$&'()*-]+)*/?");

    /** @throws PermanentRefusal if it is not plainly an address below one of the allowed locations */
    public static ArtifactAddress of(String found, List<String> allowed) {
        URI uri = parse(found);
        if (found.contains("://") && found.contains("@")) {
            throw new PermanentRefusal(
                    "artifact: found " + Quoted.text(found) + "; an address must not contain a user name or a"
                            + " password, since everybody who may see the release can read it; leave them out. Allowed: a file below "
                            + String.join(" or ", allowed));
        }
        if (uri == null || !isAllowed(uri, allowed)) {
            throw new PermanentRefusal("artifact: found " + Quoted.text(found) + "; allowed: a file below "
                    + String.join(" or ", allowed));
        }
        String name = uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
        if (!isFileName(name)) {
            throw new PermanentRefusal("artifact " + Quoted.text(found) + ": found the file name " + Quoted.text(name)
                    + "; allowed: up to 128 letters, digits, '.', '_', '+' and '-'");
        }
        return new ArtifactAddress(uri, name);
    }

    /** Whether it is a location that others can be allowed below: it ends in '/'. */
    public static boolean isLocation(String text) {
        return text.endsWith("/") && parse(text) != null;
    }

    public static boolean isFileName(String name) {
        return FILE_NAME.matcher(name).matches();
    }

    static boolean isAllowed(URI uri, List<String> allowed) {
        return allowed.stream().anyMatch(location -> isWithin(uri, location));
    }

    static boolean isWithin(URI uri, String location) {
        URI prefix = parse(location);
        return prefix != null
                && uri.getScheme().equals(prefix.getScheme())
                && port(uri) == port(prefix)
                && host(uri).equals(host(prefix))
                && uri.getPath().startsWith(prefix.getPath());
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
    }

    private static String host(URI uri) {
        return uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    }

    /** Nothing if it is not plainly an address, without anything that could be read in two ways. */
    static @Nullable URI parse(String text) {
        try {
            URI uri = new URI(text);
            boolean plain = uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme())
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getPath() != null
                    && uri.getPath().startsWith("/")
                    && (uri.getHost() == null) == uri.getScheme().equals("file")
                    && !text.contains("%")
                    && !text.contains("\\")
                    && PATH.matcher(uri.getPath()).matches()
                    && uri.normalize().getPath().equals(uri.getPath());
            return plain ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    boolean isFile() {
        return uri.getScheme().equals("file");
    }
}
