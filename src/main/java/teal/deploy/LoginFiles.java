package teal.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The state of the files that control log-ins: equal as long as nobody has written to them. */
record LoginFiles(List<String> states) {

    static LoginFiles of(SshSettings settings) {
        Path certificate = settings.certificate() == null
                ? settings.identity().resolveSibling(settings.identity().getFileName() + "-cert.pub")
                : settings.certificate();
        return new LoginFiles(Stream.of(settings.identity(), certificate, settings.knownHosts())
                .map(LoginFiles::state)
                .toList());
    }

    private static String state(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return found.lastModifiedTime() + " " + found.size() + " " + Objects.toString(found.fileKey(), "");
        } catch (IOException missing) {
            return "";
        }
    }
}
