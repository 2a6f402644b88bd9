package teal.verify;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import teal.release.Setting;

/**
 * The company's own program, run on Teal's host to test a cluster; exit code 0 means passed. It is started without arguments
 * and finds its task in {@code TEAL_CLUSTER}, {@code TEAL_VERSION}, {@code TEAL_HOST} (the public host name) and {@code
 * TEAL_NODES} (HTTP addresses, separated by a space).
 *
 * @param file an absolute path
 * @param within the time limit, after which it is ended and counts as failed, default 5 min
 */
public record SmokeScript(Path file, Duration within) {

    public SmokeScript(Path file, @Nullable Duration within) {
        this.file = Setting.check("file", file, Path::isAbsolute, "an absolute path to a program");
        this.within =
                Setting.within("within", within, Duration.ofMinutes(5), Duration.ofSeconds(1), Duration.ofHours(1));
    }
}
