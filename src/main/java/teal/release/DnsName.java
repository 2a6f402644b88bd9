package teal.release;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Absolute host names in lower case with the final dot, e.g. {@code shop.example.test.} (RFC 1035 §2.3.1, RFC 1123 §2.1).
 */
public final class DnsName {

    private static final Pattern ABSOLUTE = Pattern.compile("(?=.{2,254}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)+");

    /** As in Host (RFC 9110, section 7.2). */
    private static final Pattern IN_HOST = Pattern.compile(
            "(?=.{1,259}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*(:[0-9]{1,5})?");

    private DnsName() {}

    /** Returns the name in lower case if it is one that a server can be asked for; it may have a port. */
    public static String host(String field, String found) {
        return Setting.check(
                field,
                found.toLowerCase(Locale.ROOT),
                IN_HOST.asMatchPredicate(),
                "a host name such as blue.shop.example.com, with a port if users type one");
    }

    /** Returns the name in lower case if it is absolute and well formed. */
    public static String absolute(String field, @Nullable String found) {
        String name = found == null ? null : found.toLowerCase(Locale.ROOT);
        return Setting.check(
                field,
                name,
                ABSOLUTE.asMatchPredicate(),
                "an absolute DNS name with its final dot, e.g. shop.example.test.");
    }

    /** Whether the name is below the zone (the zone's apex itself is not). */
    public static boolean isBelow(String name, String zone) {
        return name.endsWith("." + zone);
    }
}
