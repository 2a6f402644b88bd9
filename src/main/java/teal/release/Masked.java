package teal.release;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Text from other programs with secrets masked: those that Teal itself has read, and anything that looks like one. If a
 * program prints its settings, its passwords must not be shown to everybody who may view a release.
 */
public final class Masked {

    private static final String STARS = "********";

    /** Masking shorter ones would blot out harmless words. */
    private static final int SHORTEST = 6;

    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    // Each pattern begins with a fixed word and is bounded, so that no text takes long to search.
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN ([A-Z ]{0,30}PRIVATE KEY)-----.*?(?:-----END \\1-----|\\z)", Pattern.DOTALL);
    private static final Pattern CREDENTIALS =
            Pattern.compile("\\b(Bearer|Basic)[ \\t]+[\\w.~+/=-]{6,}", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED = Pattern.compile(
            "((?:password|passwd|passphrase|secret|token|api[-_]?key|private[-_]?key|credentials?)[\\w.-]{0,40}[\"']?"
                    + "[ \\t]{0,5}[=:][ \\t]{0,5})(?:\"[^\"\\n]*\"?|'[^'\\n]*'?|[^\\s,;&\"']+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_ADDRESS = Pattern.compile("(://[^/\\s:@]{1,200}:)[^/\\s@]{1,200}@");

    /** What may hold a user's name and password in front of a host, even if they contain a slash or an at sign. */
    private static final Pattern USER = Pattern.compile("(?<=://)[^\\s'\"]{1,2000}@");

    private static final Pattern AFTER_PATH = Pattern.compile("(://[^\\s?#'\"]{1,2000})[?#][^\\s'\"]{0,2000}");

    private Masked() {}

    /** An address that somebody entered, without what may be secret in it: a user's name, a password, a query. */
    public static String address(String address) {
        if (!address.contains("://")) {
            return address;
        }
        return AFTER_PATH.matcher(USER.matcher(address).replaceAll(STARS + "@")).replaceAll("$1?" + STARS);
    }

    /** From now on, this value is masked everywhere. */
    static void keepSecret(String value) {
        if (value.length() >= SHORTEST) {
            KNOWN.add(value);
        }
    }

    public static String text(String text) {
        String masked = text;
        for (String secret : KNOWN) {
            masked = masked.replace(secret, STARS);
        }
        masked = PRIVATE_KEY.matcher(masked).replaceAll("-----BEGIN $1----- " + STARS);
        masked = CREDENTIALS.matcher(masked).replaceAll("$1 " + STARS);
        masked = NAMED.matcher(masked).replaceAll("$1" + STARS);
        return IN_ADDRESS.matcher(masked).replaceAll("$1" + STARS + "@");
    }
}
