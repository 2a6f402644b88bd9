package teal.repository;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import teal.http.Download;
import teal.http.Pace;
import teal.release.EarlyEnd;
import teal.release.PermanentRefusal;
import teal.release.Reason;
import teal.release.TechnicalFailure;
import teal.release.Version;

/** Fetches artifacts from their locations: directories on this machine or web servers. */
public final class ArtifactSource {

    private final Locations locations;
    private final RepositoryClient client;

    public ArtifactSource(Locations locations, Pace pace) {
        this(locations, new RepositoryClient(locations, pace, Clock.systemUTC(), EarlyEnd.NEVER));
    }

    private ArtifactSource(Locations locations, RepositoryClient client) {
        this.locations = locations;
        this.client = client;
    }

    /** The same source; whatever waits for a web server stops with {@link teal.release.EndedEarly} if that is requested. */
    public ArtifactSource until(EarlyEnd end) {
        return new ArtifactSource(locations, client.until(end));
    }

    /**
     * Copies an artifact to a file on this machine.
     *
     * @param most its largest size in bytes
     * @throws PermanentRefusal if it is not there, is too large, or may not be read
     * @throws teal.release.TechnicalFailure if its location is busy
     * @throws IOException if it does not answer, or breaks off
     */
    public void fetch(ArtifactAddress address, Path file, long most) throws IOException {
        if (!address.isFile()) {
            new Fetch(client, address.uri(), file, most).run();
            return;
        }
        try (InputStream in = openFile(address);
                OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                size += count;
                if (size > most) {
                    throw Fetch.tooLarge(most);
                }
                out.write(buffer, 0, count);
            }
        }
    }

    /** The beginning of a small file. Fails like {@link #fetch}. */
    public byte[] read(ArtifactAddress address, int most) throws IOException {
        if (address.isFile()) {
            try (InputStream in = openFile(address)) {
                return in.readNBytes(most);
            }
        }
        try (Download answer = client.open(address.uri(), Map.of());
                InputStream in = answer.body()) {
            return in.readNBytes(most);
        }
    }

    /**
     * Asks a web server whether it serves a location, with the location's credentials. It need not list what is there.
     *
     * @return what it answered
     * @throws PermanentRefusal if it refuses
     * @throws teal.release.TechnicalFailure if it is busy
     * @throws IOException if it does not answer
     */
    public String answer(URI location) throws IOException {
        try (Download answer = client.open(location, Map.of())) {
            return "status " + answer.status();
        } catch (NotServed nothing) {
            if (nothing.isForStrangers()) {
                throw nothing;
            }
            return "it answers, and does not list what is there";
        }
    }

    /** The same; empty if there is nothing, or nothing that may be read: some servers do not tell these apart. */
    public Optional<byte[]> readIfThere(ArtifactAddress address, int most) throws IOException {
        try {
            return Optional.of(read(address, most));
        } catch (NotServed nothing) {
            return Optional.empty();
        }
    }

    /**
     * The versions that are there, newest first, as far as the location can list them.
     *
     * @param address where versions are, with {@code {version}} in it
     * @param most how many at most
     * @throws PermanentRefusal if the location cannot list them, or Teal may not read it
     * @throws teal.release.TechnicalFailure if it is busy, or does not answer
     */
    public List<Version> versions(AddressPattern address, int most) {
        try {
            return new Listing(client, locations)
                    .of(address).stream()
                            .sorted(VersionOrder.NEWEST_FIRST)
                            .limit(most)
                            .toList();
        } catch (IOException e) {
            throw new TechnicalFailure(
                    "the versions below " + address.directory() + " cannot be listed (" + Reason.of(e) + ")", e);
        }
    }

    private InputStream openFile(ArtifactAddress address) throws IOException {
        Path file = Path.of(address.uri());
        try {
            // A link may lead out of the allowed directory, so its target has to be in an allowed one too.
            ArtifactAddress.of(
                    file.toRealPath().toUri().toString().replaceFirst("^file:///", "file:/"), real(locations.from()));
            if (!Files.isRegularFile(file)) {
                throw new PermanentRefusal("artifact " + address.uri() + " is not a file");
            }
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw Refusals.missing(address.uri());
        }
    }

    private static List<String> real(List<String> allowed) throws IOException {
        List<String> real = new ArrayList<>();
        for (String place : allowed) {
            Path directory = place.startsWith("file:") ? Path.of(URI.create(place)) : null;
            if (directory != null && Files.isDirectory(directory)) {
                real.add(directory.toRealPath().toUri().toString().replaceFirst("^file:///", "file:/"));
            }
        }
        return real;
    }
}
