package teal.deploy;

import java.nio.file.Path;

/**
 * What is sent to nodes for an artifact: its own bytes or, for an archive, Teal's {@link PlainArchive plain copy} of it.
 *
 * @param size in bytes
 * @param unpackedSize what it takes in the version's directory, in bytes
 */
record UploadFile(Path file, String sha256, long size, long unpackedSize) {

    long kibibytesNeeded() {
        return (size + unpackedSize) / 1024 + 1024;
    }
}
