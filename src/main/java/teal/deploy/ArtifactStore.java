package teal.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import teal.http.Pace;
import teal.release.EarlyEnd;
import teal.release.EndedEarly;
import teal.release.PermanentRefusal;
import teal.release.Quoted;
import teal.release.Reason;
import teal.release.TechnicalFailure;
import teal.release.Transcript;
import teal.release.TransferProgress;
import teal.repository.ArtifactAddress;
import teal.repository.ArtifactSource;

/**
 * Artifacts on Teal's own disk, by SHA-256. An artifact is fetched and inspected once, at the start of a release; from then
 * on only those bytes count, whatever its location serves later.
 */
public final class ArtifactStore {

    private static final Logger LOG = LoggerFactory.getLogger(ArtifactStore.class);

    /** How long a person may wait for a location's answer when they ask for a release. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** Next to an archive; no artifact can have this name. */
    private static final String FOR_NODES = ".for-nodes.tar.gz";

    private final Path directory;
    private final ArtifactSettings settings;
    private final ArtifactSource source;
    private final ArtifactAddresses addresses;
    private final Map<String, UploadFile> plain = new ConcurrentHashMap<>();

    public ArtifactStore(Path directory, ArtifactSettings settings) {
        this.directory = directory;
        this.settings = settings;
        this.source = new ArtifactSource(settings.locations(), settings.pace());
        this.addresses = new ArtifactAddresses(settings, source);
    }

    /** Where versions are, and which there are. */
    public ArtifactAddresses addresses() {
        return addresses;
    }

    /**
     * Asks an artifact's location whether it is there, without fetching it. A location that does not answer within a few
     * seconds leaves it open: fetching it later has more patience.
     *
     * @throws PermanentRefusal if it is not in an allowed location, is not there, or may not be read
     */
    public void checkThere(String uri) {
        ArtifactAddress address = addresses.checked(uri);
        Pace pace = settings.pace();
        Duration patience = pace.patience().compareTo(SOON) < 0 ? pace.patience() : SOON;
        try {
            // Whoever requests a release does not wait until a busy repository has time.
            new ArtifactSource(settings.locations(), new Pace(patience, pace.bytesPerSecond()))
                    .until(() -> true)
                    .read(address, 1);
        } catch (IOException | TechnicalFailure | EndedEarly unknown) {
            LOG.info("whether artifact {} is there is not known yet: {}", address.uri(), Reason.of(unknown));
        }
    }

    /**
     * Fetches an artifact and pins it.
     *
     * @param expectedSha256 the digest from its publisher, if known; otherwise the one in the file next to it, if there is one
     * @throws PermanentRefusal if it is not in an allowed location, does not exist, is too large, does not have the expected
     *     digest, or is an archive with something unsafe in it
     * @throws TechnicalFailure if its location cannot be read at the moment
     */
    public Artifact pin(String uri, @Nullable String expectedSha256) {
        return pin(uri, expectedSha256, Transcript.NONE, EarlyEnd.NEVER);
    }

    /** The same, while people may watch how far the download is, or ask to end it. */
    public Artifact pin(String uri, @Nullable String expectedSha256, Transcript transcript, EarlyEnd end) {
        ArtifactAddress address = addresses.checked(uri);
        String expected = expectedSha256 == null ? null : expectedSha256.toLowerCase(Locale.ROOT);
        if (expected != null && !SHA256.matcher(expected).matches()) {
            throw new PermanentRefusal("sha256: found " + Quoted.text(expected) + "; allowed: 64 hexadecimal digits");
        }
        ArtifactSource asked = source.until(end);
        return fetch(asked, address, transcript, digest -> {
            if (expected == null) {
                new PublishedDigest(asked, settings.from()).check(address, digest);
            } else {
                check(address, digest, expected, "expected");
            }
        });
    }

    private static void check(ArtifactAddress address, String found, String wanted, String word) {
        if (!wanted.equals(found)) {
            throw new PermanentRefusal("artifact " + address.uri() + " has the SHA-256 " + found + ", " + word + " is "
                    + wanted + "; find out who changed it, then start a new release");
        }
    }

    /**
     * Returns the pinned file on this machine, fetching it again if it is gone.
     *
     * @throws PermanentRefusal if its location now serves something else
     */
    public Path fetch(Artifact pinned) {
        return fetch(pinned, Transcript.NONE, EarlyEnd.NEVER);
    }

    private Path fetch(Artifact pinned, Transcript transcript, EarlyEnd end) {
        ArtifactSource asked = source.until(end);
        ArtifactAddress address = addressOf(pinned);
        Path file = pathOf(pinned);
        if (isWhole(file, pinned.size(), pinned.sha256())) {
            // The plan contains the digest; the signature has to come from the location.
            checkSignature(asked, address, pinned);
        } else {
            fetch(asked, address, transcript, digest -> check(address, digest, pinned.sha256(), "pinned"));
        }
        return file;
    }

    private ArtifactAddress addressOf(Artifact pinned) {
        ArtifactAddress address = ArtifactAddress.of(pinned.uri(), settings.from());
        if (!SHA256.matcher(pinned.sha256()).matches()
                || !addresses.nameOf(address).equals(pinned.fileName())) {
            throw new PermanentRefusal("artifact " + pinned.uri() + " was not pinned by Teal; start a new release");
        }
        return address;
    }

    /** How many bytes go to each node that does not have a pinned artifact; fails like {@link #fetch(Artifact)}. */
    public long bytesForNodes(Artifact pinned) {
        return forNodes(pinned, Transcript.NONE, EarlyEnd.NEVER).size();
    }

    /** What a pinned artifact leaves in a version's directory; fails like {@link #fetch(Artifact)}. */
    public ArtifactFiles files(Artifact pinned) {
        try {
            return ArtifactFiles.of(pinned, forNodes(pinned, Transcript.NONE, EarlyEnd.NEVER), settings);
        } catch (IOException e) {
            throw new TechnicalFailure("artifact " + pinned.uri() + " cannot be read again (" + Reason.of(e) + ")", e);
        }
    }

    /** Returns what goes to nodes for a pinned artifact; fails like {@link #fetch(Artifact)}. */
    UploadFile forNodes(Artifact pinned, Transcript transcript, EarlyEnd end) {
        if (!pinned.isArchive()) {
            return new UploadFile(fetch(pinned, transcript, end), pinned.sha256(), pinned.size(), pinned.size());
        }
        UploadFile known = plain.get(pinned.sha256());
        if (known != null && isWhole(known.file(), known.size(), known.sha256())) {
            // What it was made from is not read again: only what is sent counts.
            checkSignature(source.until(end), addressOf(pinned), pinned);
            return known;
        }
        Path file = fetch(pinned, transcript, end);
        try {
            Path temporary = Files.createTempFile(file.getParent(), ".plain-", "");
            try {
                return keepPlain(pinned, file, temporary);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new TechnicalFailure(
                    "artifact " + pinned.uri() + " cannot be copied in " + directory + " (" + e + ")", e);
        }
    }

    private UploadFile keepPlain(Artifact artifact, Path file, Path temporary) throws IOException {
        long unpacked = new PlainArchive(file, settings).writeTo(temporary);
        Path target = pathOf(artifact).resolveSibling(FOR_NODES);
        UploadFile made = new UploadFile(target, digest(temporary), Files.size(temporary), unpacked);
        Files.createDirectories(target.getParent());
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        plain.put(artifact.sha256(), made);
        return made;
    }

    private Path pathOf(Artifact artifact) {
        return directory.resolve(artifact.sha256()).resolve(artifact.fileName());
    }

    private static boolean isWhole(Path file, long size, String sha256) {
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) == size
                    && digest(file).equals(sha256);
        } catch (IOException e) {
            return false; // then it is fetched again
        }
    }

    private Artifact fetch(
            ArtifactSource asked, ArtifactAddress address, Transcript transcript, Consumer<String> digestCheck) {
        Path temporary = null;
        String name = addresses.nameOf(address);
        try {
            Files.createDirectories(directory);
            temporary = Files.createTempDirectory(directory, ".fetch-");
            Path file = temporary.resolve(name);
            download(asked, address, file, transcript);
            String found = digest(file);
            digestCheck.accept(found);
            Artifact artifact = new Artifact(address.uri().toString(), name, Files.size(file), found);
            checkSignature(asked, address, artifact);
            if (!artifact.isArchive()) {
                checkIsNoPage(address, file);
            } else {
                keepPlain(artifact, file, temporary.resolve(FOR_NODES));
            }
            Files.createDirectories(pathOf(artifact).getParent());
            Files.move(file, pathOf(artifact), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return artifact;
        } catch (IOException e) {
            throw new TechnicalFailure("artifact " + address.uri() + " cannot be fetched (" + Reason.of(e) + ")", e);
        } finally {
            remove(temporary, name);
        }
    }

    /** An archive is read to its end anyway; any other file would reach the nodes before somebody notices. */
    private static void checkIsNoPage(ArtifactAddress address, Path file) throws IOException {
        FirstBytes first = FirstBytes.of(file);
        if (first.isPage() && !address.fileName().matches("(?i).*\\.html?")) {
            throw new PermanentRefusal("artifact " + address.uri() + ": the server answered with " + first.look()
                    + "; check the address, and whether the repository accepts Teal's credentials");
        }
    }

    private void download(ArtifactSource asked, ArtifactAddress address, Path file, Transcript transcript)
            throws IOException {
        try (TransferProgress progress = new TransferProgress(() -> sizeOf(file), OptionalLong.empty())) {
            transcript.follow(address.fileName(), progress::text);
            asked.fetch(address, file, settings.maxBytes());
        }
    }

    /** While it is being written. */
    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException notYetThere) {
            return 0;
        }
    }

    private void checkSignature(ArtifactSource asked, ArtifactAddress address, Artifact artifact) {
        settings.signature().ifPresent(signature -> {
            ArtifactAddress beside = ArtifactAddress.of(address.uri() + ArtifactSignature.SUFFIX, settings.from());
            try {
                signature.check(asked.read(beside, ArtifactSignature.MOST_BYTES), artifact.sha256(), artifact.uri());
            } catch (IOException e) {
                throw new TechnicalFailure(
                        "signature " + beside.uri() + " cannot be fetched (" + Reason.of(e) + ")", e);
            }
        });
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void remove(@Nullable Path temporary, String fileName) {
        if (temporary == null) {
            return;
        }
        try {
            Files.deleteIfExists(temporary.resolve(fileName));
            Files.deleteIfExists(temporary.resolve(FOR_NODES));
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw new TechnicalFailure("the temporary directory " + temporary + " cannot be removed", e);
        }
    }
}
