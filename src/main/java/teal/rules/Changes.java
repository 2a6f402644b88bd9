package teal.rules;

import java.util.Set;
import java.util.function.Function;

/** Where a diagram changes what users get, and where it takes that back. */
final class Changes {

    /** Commands of the authors' own are not among them: they may as well clean up. */
    private static final Set<Effect> CHANGING = Set.of(Effect.SWITCHES, Effect.ROLLS_OUT);

    private final Function<String, CallFacts> calls;

    Changes(Function<String, CallFacts> calls) {
        this.calls = calls;
    }

    /** It changes versions, or moves users, on the way to the new version. */
    boolean isMade(FlowNode node) {
        return CHANGING.stream().anyMatch(node::does)
                || node.called()
                        .map(calls)
                        .filter(called -> (called.changes() || called.switches()) && !called.restores())
                        .isPresent();
    }

    boolean isRestored(FlowNode node) {
        return node.called().map(calls).filter(CallFacts::restores).isPresent();
    }
}
