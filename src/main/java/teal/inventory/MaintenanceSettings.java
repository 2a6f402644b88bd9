package teal.inventory;

import org.jspecify.annotations.Nullable;
import teal.release.Setting;

/**
 * Nodes that people take out of service outside of releases.
 *
 * @param usesFailureBudget whether nodes in maintenance count as skipped, default false
 */
public record MaintenanceSettings(Boolean usesFailureBudget) {

    public MaintenanceSettings(@Nullable Boolean usesFailureBudget) {
        this.usesFailureBudget = Setting.orElse(usesFailureBudget, false);
    }
}
