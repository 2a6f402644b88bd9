package teal.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import teal.http.Call;
import teal.http.Download;
import teal.http.Pace;
import teal.release.PermanentRefusal;
import teal.release.Quoted;
import teal.release.TechnicalFailure;

/** Opens an artifact at its location: a directory on this machine or a web server. */
final class ArtifactSource {

    private final Pace pace;

    ArtifactSource(Pace pace) {
        this.pace = pace;
    }

    InputStream open(ArtifactPlace place, List<String> allowed) throws IOException {
        return place.isFile() ? openFile(place, allowed) : openHttp(place);
    }

    private InputStream openFile(ArtifactPlace place, List<String> allowed) throws IOException {
        Path file = Path.of(place.uri());
        try {
            // A link may lead out of the allowed directory, so its target has to be in an allowed one too.
            ArtifactPlace.of(file.toRealPath().toUri().toString().replaceFirst("^file:///", "file:/"), real(allowed));
            if (!Files.isRegularFile(file)) {
                throw new PermanentRefusal("artifact " + place.uri() + " is not a file");
            }
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw missing(place);
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

    private InputStream openHttp(ArtifactPlace place) throws IOException {
        // An allowed location cannot vouch for another one, so no redirect is followed.
        Download download = Download.open(Call.get(place.uri()), pace);
        if (download.status() == 200) {
            return download.body();
        }
        try (download) {
            throw refusal(place, download);
        }
    }

    private RuntimeException refusal(ArtifactPlace place, Download response) {
        int status = response.status();
        if (status == 404 || status == 410) {
            return missing(place);
        }
        if (status / 100 == 3) {
            return new PermanentRefusal("artifact " + place.uri() + ": the server redirects to another location ("
                    + response.header("Location").map(Quoted::text).orElse("not said")
                    + "); use that address, if its location is allowed");
        }
        String found = "artifact " + place.uri() + ": the server answered " + status;
        return status >= 500 || status == 408 || status == 429
                ? new TechnicalFailure(found + "; it may be busy")
                : new PermanentRefusal(found + "; check that Teal may read it");
    }

    private static PermanentRefusal missing(ArtifactPlace place) {
        return new PermanentRefusal(
                "artifact " + place.uri() + " is not there; publish it first, or correct the address");
    }
}
