package teal.web.cockpit;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The board's scripts and styles, and the libraries that they use. */
final class BoardFiles {

    /** Only these files are served. */
    private static final List<String> FILES = List.of(
            "plugin.js",
            "plugin.css",
            "adoption.js",
            "applications.js",
            "check.js",
            "clusters.js",
            "diagram.js",
            "dialog.js",
            "fold.js",
            "glossary.js",
            "glossary.md",
            "live.js",
            "page.js",
            "past.js",
            "release.js",
            "request.js",
            "server.js",
            "settings.js",
            "timeline.js",
            "tokens.js",
            "words.js");

    private static final Map<String, String> LIBRARIES = Map.of(
            "app/preact.js", "preact/10.26.4/dist/preact.module.js",
            "app/bpmn-viewer.js", "bpmn-js/8.0.0/dist/bpmn-navigated-viewer.production.min.js");

    private BoardFiles() {}

    /** All that may be asked for. */
    static List<String> names() {
        return Stream.concat(FILES.stream().map("app/"::concat), LIBRARIES.keySet().stream())
                .toList();
    }

    /** Empty if the file is one of the board's own. */
    static Optional<InputStream> library(String name) {
        return Optional.ofNullable(LIBRARIES.get(name)).map(BoardFiles::read);
    }

    private static InputStream read(String library) {
        InputStream file = Objects.requireNonNull(
                BoardFiles.class.getResourceAsStream("/META-INF/resources/webjars/" + library), library);
        return library.endsWith(".module.js") ? file : asModule(file);
    }

    /** Bundles from before JavaScript modules put their exports into {@code module.exports}, if there is one. */
    private static InputStream asModule(InputStream bundle) {
        return new SequenceInputStream(Collections.enumeration(List.of(
                text("const exports = {}; const module = {exports};\n"),
                bundle,
                text("\nexport default module.exports;\n"))));
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
