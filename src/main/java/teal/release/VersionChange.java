package teal.release;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far a release moves from the users' current version, in terms of semantic versioning (semver.org). */
public enum VersionChange {
    MAJOR,
    MINOR,
    PATCH,
    /** To an older version. */
    BACK,
    /** One of the versions does not start with numbers, or nodes run different ones. */
    OTHER;

    private static final Pattern NUMBERS = Pattern.compile("v?(\\d{1,9}+(?:\\.\\d{1,9}+)*+)(?!\\d).*");

    /** As written in decision tables. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> texts() {
        return Arrays.stream(values()).map(VersionChange::text).toList();
    }

    /** If the first two numbers do not differ, it is a patch. */
    public static VersionChange between(Version from, Version to) {
        Matcher before = NUMBERS.matcher(from.value());
        Matcher after = NUMBERS.matcher(to.value());
        if (!before.matches() || !after.matches()) {
            return OTHER;
        }
        int[] old = numbers(before.group(1));
        int[] wanted = numbers(after.group(1));
        int differs = Arrays.mismatch(old, wanted);
        if (differs >= 0 && wanted[differs] < old[differs]) {
            return BACK;
        }
        return switch (differs) {
            case 0 -> MAJOR;
            case 1 -> MINOR;
            default -> PATCH;
        };
    }

    /** As many numbers as a version can have, so that missing ones count as 0. */
    private static int[] numbers(String text) {
        return Arrays.copyOf(
                Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).toArray(), 32);
    }
}
