package teal.process.dmn;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import teal.inventory.ManagedApplication;
import teal.process.variable.ReleasePlan;
import teal.release.Version;
import teal.release.VersionChange;

/**
 * The inputs of every decision table.
 *
 * @param now in the application's time zone, as used by the tables
 */
public record Circumstances(String application, VersionChange change, ZonedDateTime now) {

    /** For a release that goes from the version that users had to the released version. */
    public static Circumstances of(ManagedApplication managed, ReleasePlan plan, Version released, Instant now) {
        List<Version> before = managed.application().cluster(plan.live()).nodes().stream()
                .flatMap(node -> plan.before(node).stream())
                .distinct()
                .toList();
        VersionChange change =
                before.size() == 1 ? VersionChange.between(before.get(0), released) : VersionChange.OTHER;
        return new Circumstances(
                managed.name(), change, now.atZone(managed.settings().zone()));
    }

    Circumstances at(ZonedDateTime another) {
        return new Circumstances(application, change, another);
    }

    VariableMap variables() {
        return Variables.createVariables()
                .putValue("application", application)
                .putValue("change", change.text())
                .putValue("weekday", now.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                .putValue("hour", (long) now.getHour())
                .putValue("now", now.toLocalDateTime());
    }
}
