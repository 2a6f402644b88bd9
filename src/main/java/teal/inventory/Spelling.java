package teal.inventory;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which name somebody may have meant. */
final class Spelling {

    private Spelling() {}

    /** The nearest name, if it differs by a few letters at most. */
    static Optional<String> nearest(String written, Collection<String> names) {
        String wanted = uniform(written);
        return names.stream()
                .filter(name -> distance(wanted, uniform(name)) <= tolerance(wanted, uniform(name)))
                .min(Comparator.<String>comparingInt(name -> distance(wanted, uniform(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** In lower case, without dashes and underscores, as Spring compares names. */
    static String uniform(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    }

    private static int tolerance(String one, String two) {
        int longer = Math.max(one.length(), two.length());
        // "name" for "names" or "port" for "ssh-port", but not "ttl" for "path".
        return one.length() > 3 && (two.endsWith(one) || one.endsWith(two) || two.startsWith(one))
                ? longer
                : Math.max(1, longer / 3);
    }

    /** Letters inserted, left out, exchanged or swapped with their neighbour. */
    private static int distance(String one, String two) {
        int[][] steps = new int[one.length() + 1][two.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= two.length(); j++) {
                steps[i][j] = i == 0 ? j : j == 0 ? i : step(steps, one, two, i, j);
            }
        }
        return steps[one.length()][two.length()];
    }

    private static int step(int[][] steps, String one, String two, int i, int j) {
        int same = one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(steps[i - 1][j] + 1, steps[i][j - 1] + 1), steps[i - 1][j - 1] + same);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == two.charAt(j - 2) && one.charAt(i - 2) == two.charAt(j - 1);
        return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
    }
}
