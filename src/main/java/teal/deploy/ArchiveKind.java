package teal.deploy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The archives that are unpacked, by the end of their names. Any other file is sent to nodes as it is. */
enum ArchiveKind {
    GZIP("a .tar.gz", ".tar.gz", ".tgz"),
    XZ("a .tar.xz", ".tar.xz", ".txz"),
    ZSTANDARD("a .tar.zst", ".tar.zst", ".tzst"),
    ZIP("a .zip", ".zip");

    private static final Pattern OTHER = Pattern.compile("(?i).*\\.(tar|tar\\.(bz2|lz|z|lzma)|tbz2?|7z|rar)");

    private final String words;
    private final List<String> ends;

    ArchiveKind(String words, String... ends) {
        this.words = words;
        this.ends = List.of(ends);
    }

    static Optional<ArchiveKind> of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.ends.stream().anyMatch(name::endsWith))
                .findFirst();
    }

    /** Whether a file of this name can be released: it is no archive, or one that can be unpacked. */
    static boolean isTaken(String fileName) {
        return !OTHER.matcher(fileName).matches();
    }

    String words() {
        return words;
    }
}
