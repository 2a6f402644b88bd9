package teal.verify;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import teal.release.Quoted;
import teal.release.Version;

/** Why a node does not count as healthy on its version. */
record HealthTrouble(HealthSettings settings, Look look, Streak streak) {

    String words(Version wanted, Optional<Version> before) {
        if (!look.up()) {
            return (streak.longest().isZero()
                            ? "not healthy"
                            : "healthy for " + seconds(streak.longest()) + ", then no more: it may have died")
                    + "; the last answer to " + settings.path() + " was "
                    + look.reply().found()
                    + "; check the application's log on the node";
        }
        if (look.runs(wanted)) {
            return "healthy " + streak.count() + " times in a row for " + seconds(streak.lasted()) + ", expected "
                    + settings.successes() + " times over " + seconds(settings.stable())
                    + (streak.interrupted()
                            ? "; it comes and goes"
                            : "; it came up too late to show that within " + seconds(settings.within())
                                    + ", so find out what it waits for, or raise health.within");
        }
        return look.version()
                .map(other -> "healthy, but " + mismatch(other, wanted, before))
                .orElse("healthy, but " + look.found().why() + "; check verification.version");
    }

    private static String mismatch(String found, Version wanted, Optional<Version> before) {
        String shown = Quoted.text(found);
        if (Spelling.isAlike(found, wanted.value())) {
            return shown + " answers, not " + wanted
                    + ": another spelling, or another version: wrong artifact? Release it"
                    + " under the version that it reports, or let it report " + wanted;
        }
        if (before.filter(old -> Spelling.isAlike(found, old.value())).isPresent()) {
            return "still " + shown + " answers, not " + wanted
                    + ": the old process was not restarted; check the restart command";
        }
        return shown + " answers, not " + wanted + ": another version answers: wrong artifact? Check what is in it, and"
                + " that nothing else listens on the node's port";
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
