package teal.repository;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import teal.release.Version;

/**
 * The order of versions as people read them: numbers by value, and what comes before a release before it, so that 2.10.0
 * follows 2.9.0, and 2.0.0-rc.1 comes before 2.0.0.
 */
final class VersionOrder {

    static final Comparator<Version> NEWEST_FIRST =
            Comparator.comparing(Version::value, VersionOrder::compare).reversed();

    private static final List<String> BEFORE_RELEASE =
            List.of("alpha", "a", "beta", "b", "milestone", "m", "pre", "rc", "cr", "snapshot", "dev");

    private VersionOrder() {}

    private static int compare(String one, String other) {
        String[] left = parts(one);
        String[] right = parts(other);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int order = comparePart(i < left.length ? left[i] : "", i < right.length ? right[i] : "");
            if (order != 0) {
                return order;
            }
        }
        return one.compareTo(other);
    }

    /** {@code v2.10.0-rc1} is 2, 10, 0, rc, 1. */
    private static String[] parts(String version) {
        return Arrays.stream(version.toLowerCase(Locale.ROOT)
                        .replaceFirst("^v(?=[0-9])", "")
                        .split("[._+-]|(?<=[0-9])(?=[a-z])|(?<=[a-z])(?=[0-9])"))
                .filter(part -> !part.isEmpty())
                .toArray(String[]::new);
    }

    private static int comparePart(String one, String other) {
        int rank = Integer.compare(rank(one), rank(other));
        if (rank != 0) {
            return rank;
        }
        return isNumber(one) && isNumber(other)
                ? new BigInteger(one).compareTo(new BigInteger(other))
                : one.compareTo(other);
    }

    /** What comes before a release, the release itself, words that follow it, numbers. */
    private static int rank(String part) {
        if (part.isEmpty()) {
            return BEFORE_RELEASE.size();
        }
        if (isNumber(part)) {
            return BEFORE_RELEASE.size() + 2;
        }
        int before = BEFORE_RELEASE.indexOf(part);
        return before >= 0 ? before : BEFORE_RELEASE.size() + 1;
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && part.chars().allMatch(one -> one >= '0' && one <= '9');
    }
}
