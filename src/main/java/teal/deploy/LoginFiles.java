package teal.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import teal.release.Node;

/** The state of the files that control log-ins: equal as long as nobody has written to them. */
record LoginFiles(List<String> states) {

    static LoginFiles of(Node node, SshSettings settings) {
        return new LoginFiles(Login.route(node, settings).stream()
                .flatMap(login -> login.files().stream())
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
