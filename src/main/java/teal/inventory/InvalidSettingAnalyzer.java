package teal.inventory;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import teal.release.InvalidSetting;

/** Reports which property of the inventory stopped the start, its value and what is allowed. */
class InvalidSettingAnalyzer extends AbstractFailureAnalyzer<BindException> {

    @Override
    @org.jspecify.annotations.Nullable
    protected FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        InvalidSetting invalid = findCause(rootFailure, InvalidSetting.class);
        if (invalid == null) {
            return null;
        }
        String path = cause.getName() + (invalid.field().isEmpty() ? "" : "." + invalid.field());
        Origin origin = Origin.from(cause.getProperty());
        return new FailureAnalysis(
                path + ": " + invalid.getMessage() + (origin == null ? "" : " (" + origin + ")"),
                "Correct " + path + " and start again; docs/operate/inventory.md explains every property.",
                cause);
    }
}
