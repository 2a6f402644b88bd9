package teal.repository;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import teal.release.PermanentRefusal;
import teal.release.Version;

/**
 * Where the artifact of each version is: {@code https://repo.example.com/shop/shop-{version}.tar.gz}.
 *
 * @param text with {@code {version}} at least once, behind the host
 */
public record AddressPattern(String text) {

    private static final String VERSION = "{version}";

    /** Whether it is one, below one of these locations whatever the version. */
    public static boolean isPattern(String text, List<String> allowed) {
        int at = text.indexOf(VERSION);
        try {
            return at >= 0
                    && text.lastIndexOf('/', at) > text.indexOf("//") + 1
                    && allowed.stream().anyMatch(location -> at >= location.length() && text.startsWith(location))
                    && ArtifactAddress.of(text.replace(VERSION, "1"), allowed).uri() != null;
        } catch (PermanentRefusal no) {
            return false;
        }
    }

    public String of(Version version) {
        return text.replace(VERSION, version.value());
    }

    /** The part of the address in which each version has a name of its own. */
    URI directory() {
        return URI.create(text.substring(0, begin()));
    }

    /** Whether each version has a directory with just its name, as in a Maven repository. */
    boolean hasDirectoryOfEachVersion() {
        return segment().equals(VERSION) && begin() + VERSION.length() < text.length();
    }

    /** The version of which this is the name in the directory; empty if it is none of the application's. */
    Optional<Version> version(String name) {
        String[] around = segment().split(Pattern.quote(VERSION), -1);
        StringBuilder pattern = new StringBuilder(Pattern.quote(around[0])).append("(?<version>[0-9A-Za-z._+-]+)");
        for (int i = 1; i < around.length; i++) {
            pattern.append(i == 1 ? "" : "\\k<version>").append(Pattern.quote(around[i]));
        }
        Matcher found = Pattern.compile(pattern.toString()).matcher(name);
        return found.matches() ? plain(found.group("version")) : Optional.empty();
    }

    static Optional<Version> plain(String text) {
        try {
            return Optional.of(new Version(text));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private int begin() {
        return text.lastIndexOf('/', text.indexOf(VERSION)) + 1;
    }

    private String segment() {
        int end = text.indexOf('/', begin());
        return text.substring(begin(), end < 0 ? text.length() : end);
    }

    @Override
    public String toString() {
        return text;
    }
}
