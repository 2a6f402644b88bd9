package teal.rules;

import java.util.List;

/**
 * What a caller needs to know about a process that it calls.
 *
 * @param escapes codes of errors that it leaves for its caller to catch
 * @param switches it switches users to a cluster on some path
 * @param restores it restores the old version
 * @param changes it changes nodes
 * @param waits it may wait for hours or days
 * @param leaves verifying steps that its roll-out still lacks when it ends
 * @param misses verifying steps that are missing on some path through it
 */
record CallFacts(
        List<String> escapes,
        boolean switches,
        boolean restores,
        boolean changes,
        boolean waits,
        List<String> leaves,
        List<String> misses) {

    /** For a process about which nothing is known. */
    static final CallFacts UNKNOWN =
            new CallFacts(List.of(), false, false, false, false, List.of(), Verification.STEPS);
}
