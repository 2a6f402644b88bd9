package teal.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What people saw in a test, as {@code target/screenshots/<name>.png}. With {@code -Dteal.pictures} the documentation's picture
 * of that name is taken anew, too: look at it before you commit it.
 */
public final class Pictures {

    private static final Path KEPT = Path.of("target", "screenshots");
    private static final Path SHOWN = Path.of("docs", "pictures");

    private Pictures() {}

    public static void keep(byte[] picture, String name) {
        try {
            Files.createDirectories(KEPT);
            Files.write(KEPT.resolve(name + ".png"), picture);
            Path shown = SHOWN.resolve(name + ".png");
            if (System.getProperty("teal.pictures") != null && Files.exists(shown)) {
                Files.write(shown, picture);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
