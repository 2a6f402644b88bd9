package teal.engine;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains which releases prevented the start, and what to do with them. */
class StepsGoneAnalyzer extends AbstractFailureAnalyzer<StepsGone> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StepsGone cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Start the version of Teal that was here before. Let these releases end, or move them to diagrams without"
                        + " these steps (docs/use/change-your-release-process.md); then start this one.",
                cause);
    }
}
