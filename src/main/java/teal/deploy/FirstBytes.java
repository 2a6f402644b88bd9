package teal.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import teal.release.Quoted;

/** Says what a file is that should have been something else, by its first bytes. */
record FirstBytes(byte[] bytes) {

    /** Up to the magic of a tar header. */
    static final int COUNT = 512;

    private static final int SHOWN = 60;

    static FirstBytes of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new FirstBytes(in.readNBytes(COUNT));
        }
    }

    String look() {
        return kind() + " (it starts with " + start() + ")";
    }

    boolean isPage() {
        return kind().startsWith("a web page");
    }

    String kind() {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String begin = text.stripLeading().toLowerCase(Locale.ROOT);
        if (text.isBlank()) {
            return "an empty file";
        }
        if (begin.startsWith("<!doctype html") || begin.startsWith("<html") || begin.contains("<head")) {
            return "a web page, perhaps of a log-in or an error";
        }
        if (begin.startsWith("<?xml") || begin.startsWith("<")) {
            return "an XML document, perhaps an error message";
        }
        if (begin.startsWith("{") || begin.startsWith("[")) {
            return "a JSON document, perhaps an error message";
        }
        if (text.startsWith("version https://git-lfs")) {
            return "a Git LFS pointer, not the file that it stands for";
        }
        if (text.startsWith("PK")) {
            return "a ZIP archive";
        }
        if (text.startsWith("BZh")) {
            return "a bzip2 file";
        }
        if (text.startsWith("\u00FD7zXZ")) {
            return "an xz file";
        }
        if (text.startsWith("(\u00B5/\u00FD")) {
            return "a Zstandard file";
        }
        if (text.startsWith("\u007FELF")) {
            return "a program";
        }
        if (text.length() > 262 && text.startsWith("ustar", 257)) {
            return "a tar archive that is not compressed";
        }
        return isText() ? "a text file" : "something else";
    }

    private boolean isText() {
        for (byte one : bytes) {
            if (one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t') {
                return false;
            }
        }
        return true;
    }

    private String start() {
        byte[] first = Arrays.copyOf(bytes, Math.min(bytes.length, SHOWN));
        return isText()
                ? Quoted.text(new String(first, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " "))
                : HexFormat.ofDelimiter(" ").formatHex(first, 0, Math.min(first.length, 8));
    }
}
