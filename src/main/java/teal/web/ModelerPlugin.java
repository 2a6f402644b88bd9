package teal.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Teal's plug-in for Camunda Modeler, with the rules that belong to this version, as one file. */
final class ModelerPlugin {

    /** The directory that it has among the Modeler's plug-ins. */
    static final String DIRECTORY = "teal/";

    static final List<String> FILES = List.of("index.js", "client.js", "LICENSES.txt");

    private ModelerPlugin() {}

    /** A ZIP archive to be extracted into the Modeler's directory for plug-ins. */
    static byte[] packed() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream archive = new ZipOutputStream(bytes)) {
                for (String name : FILES) {
                    ZipEntry entry = new ZipEntry(DIRECTORY + name);
                    // The same file from the same version, always
                    entry.setTime(0);
                    archive.putNextEntry(entry);
                    try (InputStream file = ModelerPlugin.class.getResourceAsStream("modeler-plugin/" + name)) {
                        Objects.requireNonNull(file, name).transferTo(archive);
                    }
                    archive.closeEntry();
                }
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
