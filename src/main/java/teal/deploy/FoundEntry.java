package teal.deploy;

import java.nio.file.attribute.FileTime;

/**
 * An entry of an artifact's archive, whatever kind of archive it is.
 *
 * @param name as the archive has it
 * @param mode the lower twelve bits of its Unix mode: permissions, setuid, setgid, sticky
 * @param size in bytes, of a file
 * @param target of a link, as the archive has it; otherwise empty
 */
record FoundEntry(String name, Kind kind, int mode, long size, FileTime modified, String target) {

    enum Kind {
        FILE,
        DIRECTORY,
        SYMBOLIC_LINK,
        HARD_LINK,
        /** A file with holes, which is not stored as its content. */
        SPARSE,
        /** A device, a pipe or a socket. */
        OTHER
    }
}
