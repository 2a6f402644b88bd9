package teal.lab.shop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** Builds the shop's artifact: {@code shop.jar}, {@code VERSION} and padding. The same input gives the same bytes. */
public final class ShopArtifact {

    private static final int PIECE = 1 << 16;

    private ShopArtifact() {}

    /** Returns {@code shop-<version>.tar.gz}, of about the requested size in bytes, but never smaller than the program. */
    public static Path build(Path directory, String version, long size) {
        return build(directory, version, size, Map.of());
    }

    /** A version with built-in faults, on whichever node it runs. */
    public static Path build(Path directory, String version, long size, Map<ShopFault, String> faults) {
        Path artifact = directory.resolve("shop-" + version + ".tar.gz");
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(0); // the jar is compressed already, the padding random
        try {
            Files.createDirectories(directory);
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(
                    new GzipCompressorOutputStream(Files.newOutputStream(artifact), parameters))) {
                byte[] jar = jar();
                add(tar, "shop.jar", jar);
                add(tar, "VERSION", (version + "\n").getBytes(StandardCharsets.UTF_8));
                for (Map.Entry<ShopFault, String> fault : faults.entrySet()) {
                    add(tar, fault.getKey().file(), fault.getValue().getBytes(StandardCharsets.UTF_8));
                }
                pad(tar, version, size - jar.length);
            }
            return artifact;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("artifact " + artifact, e);
        }
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        start(tar, name, content.length);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static void start(TarArchiveOutputStream tar, String name, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
    }

    private static void pad(TarArchiveOutputStream tar, String version, long size) throws IOException {
        if (size <= 0) {
            return;
        }
        start(tar, "padding", size);
        Random random = new Random(version.hashCode());
        byte[] piece = new byte[PIECE];
        for (long left = size; left > 0; left -= PIECE) {
            random.nextBytes(piece);
            tar.write(piece, 0, (int) Math.min(left, PIECE));
        }
        tar.closeArchiveEntry();
    }

    private static byte[] jar() throws IOException, URISyntaxException {
        Path root = Path.of(ShopApplication.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            for (Path file : classes(root)) {
                ZipEntry entry = new ZipEntry(root.relativize(file).toString());
                entry.setTime(0);
                jar.putNextEntry(entry);
                Files.copy(file, jar);
                jar.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** The classes the shop needs; those that build and install it are left out. */
    private static List<Path> classes(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("teal/lab/shop"))) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .matches("(ShopApplication|ShopFault|ShopFaults|ColdStart)(\\$.*)?\\.class"))
                    .sorted()
                    .toList();
        }
    }
}
