package teal.inventory;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports every property that stopped the start, its value and what is allowed. */
class InvalidSettingsAnalyzer extends AbstractFailureAnalyzer<InvalidSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettings cause) {
        int number = cause.mistakes().size();
        String what = number == 1 ? cause.mistakes().get(0).path() : "these " + number + " properties";
        return new FailureAnalysis(
                cause.getMessage(),
                "Correct " + what + " and start again; docs/operate/inventory.md explains every property.",
                cause);
    }
}
