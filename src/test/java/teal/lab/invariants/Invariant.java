package teal.lab.invariants;

import java.util.List;
import java.util.function.Function;

/** The rules that every release keeps, whatever happens to it. */
public enum Invariant {
    /** The CNAME never points at a cluster while one of its nodes is being changed. */
    A(UntouchedWhileLive::breaches),
    /** The CNAME never moves to a cluster that has not passed smoke tests and warm-up for the version it runs. */
    B(TestedBeforeLive::breaches),
    /** Every side effect happens once, unless something went wrong and it had to be repeated. */
    C(OnceOnly::breaches),
    /** No two steps of one application ever act at the same time, and nothing acts without a release. */
    D(OneAtATime::breaches),
    /** Every release ends in one of the known ways, or waits and says for what. */
    E(NeverSilent::breaches);

    private final Function<History, List<String>> check;

    Invariant(Function<History, List<String>> check) {
        this.check = check;
    }

    /** One line for each violation; empty if it holds. */
    public List<String> breaches(History history) {
        return check.apply(history);
    }
}
