package teal.deploy;

import java.util.Optional;
import java.util.Set;
import teal.release.Version;

/**
 * What a node is to run, and what it may run now.
 *
 * @param sha256 of the artifact that the version has to come from; empty where that is not known any more, as for a version
 *     that is gone back to
 * @param from what the node may run at present; empty means anything
 */
public record VersionSwitch(Version to, Optional<String> sha256, Set<Version> from) {

    public VersionSwitch {
        from = Set.copyOf(from);
    }

    /** Wherever it came from, and whatever runs now. */
    public static VersionSwitch to(Version version) {
        return new VersionSwitch(version, Optional.empty(), Set.of());
    }
}
