package teal.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Teal's own process around every release, and the form of its question: part of every deployment, and the same in each.
 * Authors see it, but cannot change it, since it keeps the promises that hold whatever they draw.
 */
public final class FrameFiles {

    static final String PROCESS = "release";

    private static final List<String> NAMES = List.of("release.bpmn", "decide-end.form");

    private FrameFiles() {}

    /** Contents by file name. */
    public static Map<String, byte[]> all() {
        return NAMES.stream().collect(Collectors.toMap(Function.identity(), FrameFiles::read));
    }

    public static boolean include(String file) {
        return NAMES.contains(file);
    }

    private static byte[] read(String name) {
        try (InputStream file = Objects.requireNonNull(FrameFiles.class.getResourceAsStream(name), name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name + ", which comes with Teal", e);
        }
    }
}
