package teal.repository;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import teal.http.Download;
import teal.release.PermanentRefusal;
import teal.release.Reason;
import teal.release.Version;

/** Which versions a location has: a directory, Maven's metadata, or the index of a directory on a web server. */
final class Listing {

    /** An index of tens of thousands of versions. */
    private static final int MOST_BYTES = 4 << 20;

    private static final Pattern LINK = Pattern.compile("(?i)\\bhref\\s{0,5}=\\s{0,5}[\"']?([^\"'\\s>]{1,2000})");

    private final RepositoryClient client;
    private final Locations locations;

    Listing(RepositoryClient client, Locations locations) {
        this.client = client;
        this.locations = locations;
    }

    Set<Version> of(AddressPattern address) throws IOException {
        if (address.directory().getScheme().equals("file")) {
            return inDirectory(address);
        }
        if (address.hasDirectoryOfEachVersion()) {
            try {
                return inMetadata(text(address.directory().resolve("maven-metadata.xml")));
            } catch (NotServed noMaven) {
                // Then the server's own index may say it.
            }
        }
        Set<Version> found = inIndex(address, text(address.directory()));
        if (found.isEmpty()) {
            throw new PermanentRefusal("the answer of " + address.directory() + " lists no version of " + address
                    + "; the location may not be one that can list what it has");
        }
        return found;
    }

    private Set<Version> inDirectory(AddressPattern address) throws IOException {
        Path directory = Path.of(address.directory());
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(path -> address.version(path.getFileName().toString()))
                    .flatMap(Optional::stream)
                    .filter(version -> Files.isRegularFile(Path.of(URI.create(address.of(version)))))
                    .collect(Collectors.toSet());
        }
    }

    private String text(URI address) throws IOException {
        try (Download answer = client.open(address, Map.of());
                InputStream body = answer.body()) {
            return new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }

    /** {@code <metadata><versioning><versions><version>2.0.0</version>...}; without any entity or document type. */
    private static Set<Version> inMetadata(String xml) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        Set<Version> found = new LinkedHashSet<>();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(
                    new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "UTF-8");
            boolean inVersions = false;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamReader.START_ELEMENT && inVersions) {
                    AddressPattern.plain(reader.getElementText().strip()).ifPresent(found::add);
                } else if (event == XMLStreamReader.START_ELEMENT) {
                    inVersions = reader.getLocalName().equals("versions");
                } else if (event == XMLStreamReader.END_ELEMENT) {
                    inVersions = false;
                }
            }
        } catch (XMLStreamException e) {
            throw new PermanentRefusal("maven-metadata.xml cannot be read (" + Reason.of(e) + ")", e);
        }
        return found;
    }

    private Set<Version> inIndex(AddressPattern address, String html) {
        return LINK.matcher(html)
                .results()
                .map(MatchResult::group)
                .map(link -> LINK.matcher(link).replaceFirst("$1"))
                .map(link -> child(address.directory(), link))
                .flatMap(Optional::stream)
                .map(address::version)
                .flatMap(Optional::stream)
                .filter(version -> ArtifactAddress.isAllowed(URI.create(address.of(version)), locations.from()))
                .collect(Collectors.toSet());
    }

    /** The name in the directory that a link leads to; empty if it leads elsewhere, such as up. */
    private static Optional<String> child(URI directory, String link) {
        try {
            String path = String.valueOf(
                    directory.resolve(new URI(link.replace("&amp;", "&"))).getPath());
            String name = path.startsWith(directory.getPath())
                    ? path.substring(directory.getPath().length()).replaceFirst("/$", "")
                    : "";
            return name.isEmpty() || name.contains("/") ? Optional.empty() : Optional.of(name);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
