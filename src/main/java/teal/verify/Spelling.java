package teal.verify;

/** Spellings of a version: {@code v2.0.0} and {@code 2.0.0+g1a2b3c} are most likely 2.0.0, and still not proven to be. */
final class Spelling {

    private Spelling() {}

    static boolean isAlike(String one, String other) {
        return bare(one).equals(bare(other));
    }

    private static String bare(String version) {
        String lower = version.strip().toLowerCase();
        int build = lower.indexOf('+');
        return (build > 0 ? lower.substring(0, build) : lower).replaceFirst("^(version|release|v)[ ._-]?(?=\\d)", "");
    }
}
