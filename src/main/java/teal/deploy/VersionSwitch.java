package teal.deploy;

import java.util.Optional;
import java.util.Set;
import teal.release.Version;

/**
 * The version that a node is to run, and the versions that it may run now.
 *
 * @param sha256 the digest of the artifact that the version must come from; empty if it is no longer known, as for a version
 *     that a roll-back returns to
 * @param from the versions that the node may run at present; empty means any
 */
public record VersionSwitch(Version to, Optional<String> sha256, Set<Version> from) {

    public VersionSwitch {
        from = Set.copyOf(from);
    }

    /** Whatever artifact it came from, and whatever runs now. */
    public static VersionSwitch to(Version version) {
        return new VersionSwitch(version, Optional.empty(), Set.of());
    }
}
