package teal.deploy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import teal.release.PermanentRefusal;
import teal.release.Setting;
import teal.release.Version;
import teal.repository.ArtifactAddress;
import teal.repository.ArtifactSource;

/** Where an application's artifacts are, and which versions of it there are. */
public final class ArtifactAddresses {

    private final ArtifactSettings settings;
    private final ArtifactSource source;

    ArtifactAddresses(ArtifactSettings settings, ArtifactSource source) {
        this.settings = settings;
        this.source = source;
    }

    /**
     * The address of a version's artifact, checked without contacting its location.
     *
     * @param given absent: the one that the inventory has for each version
     * @throws PermanentRefusal if it is not in an allowed location, or there is none
     */
    public String of(@Nullable String given, Version version) {
        String address = given == null
                ? settings.pattern()
                        .map(pattern -> pattern.of(version))
                        .orElseThrow(() -> new PermanentRefusal("artifact: found nothing; this field is required"))
                : given;
        checked(address);
        return address;
    }

    /** Whether a version is enough to find its artifact. */
    public boolean areKnown() {
        return settings.pattern().isPresent();
    }

    /**
     * The versions that are there, newest first.
     *
     * @param most how many at most
     * @throws IllegalArgumentException if the inventory does not say where versions are
     * @throws PermanentRefusal if they cannot be listed there
     * @throws teal.release.TechnicalFailure if the location does not answer
     */
    public List<Version> versions(int most) {
        return source.versions(
                settings.pattern()
                        .orElseThrow(
                                () -> new IllegalArgumentException("the inventory does not say where each version is;"
                                        + " add deployment.artifacts.address, with {version} in it")),
                most);
    }

    ArtifactAddress checked(String text) {
        ArtifactAddress address = ArtifactAddress.of(text, settings.from());
        if (!ArchiveKind.isTaken(nameOf(address))) {
            throw new PermanentRefusal(
                    "artifact " + text + ": of archives, only .tar.gz, .tar.xz, .tar.zst and .zip are"
                            + " unpacked; repack it as .tar.gz");
        }
        return address;
    }

    /** What the file is called here and on nodes. */
    String nameOf(ArtifactAddress address) {
        return Setting.orElse(settings.as(), address.fileName());
    }
}
