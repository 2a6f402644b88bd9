package teal.verify;

import org.jspecify.annotations.Nullable;
import teal.release.Setting;

/**
 * The process that stands for an application that cannot report its version: one of the two.
 *
 * @param unit a systemd unit on the node
 * @param pidFile a file on the node with the id of the process, absolute or below the application's directory
 */
public record VersionProcess(
        @Nullable String unit, @Nullable String pidFile) {

    public VersionProcess(@Nullable String unit, @Nullable String pidFile) {
        this.unit = unit == null
                ? null
                : Setting.check(
                        "unit",
                        unit,
                        name -> name.matches("[A-Za-z0-9:_.\\\\@][A-Za-z0-9:_.\\\\@-]{0,254}"),
                        "the name of a systemd unit, such as shop.service");
        this.pidFile = pidFile == null
                ? null
                : Setting.check(
                        "pid-file",
                        pidFile,
                        path -> !path.isBlank() && path.chars().noneMatch(Character::isISOControl),
                        "the path of a file on the node, such as run/shop.pid");
        Setting.acrossFields(this::checkThatThereIsOne, "unit", "pid-file");
    }

    private void checkThatThereIsOne() {
        boolean both = unit != null && pidFile != null;
        Setting.check(
                both ? "pid-file" : "unit",
                both ? "unit and pid-file" : unit == null ? pidFile : unit,
                found -> !both,
                "either unit or pid-file");
    }
}
