package teal.nodeactions;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import teal.deploy.ArtifactFiles;
import teal.deploy.ArtifactStore;
import teal.release.PermanentRefusal;
import teal.release.Reason;
import teal.release.TechnicalFailure;
import teal.release.Version;

/** The artifacts of versions that run already, where they are at hand. Each is fetched once. */
final class KnownArtifacts {

    private record Found(Optional<ArtifactFiles> files, String remark) {}

    private final ArtifactStore store;
    private final Optional<String> given;
    private final Map<Version, Found> known = new ConcurrentHashMap<>();

    /**
     * @param given the address of the artifact; empty: where the inventory says that versions are
     * @throws IllegalArgumentException if nothing may come from the given address
     */
    KnownArtifacts(ArtifactStore store, Optional<String> given) {
        this.store = store;
        this.given = given;
        given.ifPresent(address -> {
            try {
                store.addresses().of(address, new Version("0"));
            } catch (PermanentRefusal impossible) {
                throw new IllegalArgumentException(Reason.of(impossible), impossible);
            }
        });
    }

    /** Empty if it is not at hand; the list of files counts then. */
    Optional<ArtifactFiles> of(Version version) {
        return find(version).files();
    }

    /** What people should know about it; empty if there is nothing. */
    String remark(Version version) {
        return find(version).remark();
    }

    private Found find(Version version) {
        return known.computeIfAbsent(version, this::fetch);
    }

    private Found fetch(Version version) {
        if (given.isEmpty() && !store.addresses().areKnown()) {
            return new Found(Optional.empty(), "");
        }
        try {
            String address = store.addresses().of(given.orElse(null), version);
            return new Found(Optional.of(store.files(store.pin(address, null))), "");
        } catch (PermanentRefusal | TechnicalFailure | IllegalArgumentException missing) {
            return new Found(Optional.empty(), " (without its artifact: " + Reason.of(missing) + ")");
        }
    }
}
