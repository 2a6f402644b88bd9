package teal.engine;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains which diagram prevented the start, and why. */
class RefusedDeploymentAnalyzer extends AbstractFailureAnalyzer<RefusedDeployment> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RefusedDeployment cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Correct the diagrams that come with Teal and start again; processes/README.md explains how.",
                cause);
    }
}
