package teal.engine;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains which releases prevented the start, and what to do with them. */
class InventoryGoneAnalyzer extends AbstractFailureAnalyzer<InventoryGone> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InventoryGone cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Put it back into the inventory and start again. Let these releases end, or roll them back; then remove it"
                        + " (docs/use/nodes.md).",
                cause);
    }
}
