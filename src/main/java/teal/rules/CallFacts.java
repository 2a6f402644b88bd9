package teal.rules;

import java.util.List;

/**
 * What a caller has to know of a process that it calls.
 *
 * @param escapes codes of errors that it lets out for its caller to catch
 * @param switches it leads users to a cluster somewhere on its way
 * @param restores it puts the old version back
 * @param changes it changes nodes
 * @param waits it may wait for hours or days
 * @param leaves steps that still have to verify what it rolled out when it ends
 * @param misses steps that it does not take on every way through it
 */
record CallFacts(
        List<String> escapes,
        boolean switches,
        boolean restores,
        boolean changes,
        boolean waits,
        List<String> leaves,
        List<String> misses) {

    /** Of a process that nothing is known about. */
    static final CallFacts UNKNOWN =
            new CallFacts(List.of(), false, false, false, false, List.of(), Verification.STEPS);
}
