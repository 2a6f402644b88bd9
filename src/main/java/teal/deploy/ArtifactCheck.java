package teal.deploy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import teal.release.CheckItem;
import teal.release.Checklist;
import teal.release.PermanentRefusal;
import teal.release.Reason;
import teal.release.TechnicalFailure;
import teal.repository.ArtifactSource;

/** Whether the locations that artifacts come from answer. Which artifacts they have, only a release knows. */
public final class ArtifactCheck {

    private static final String QUESTION = "answers";

    private final ArtifactSettings settings;

    public ArtifactCheck(ArtifactSettings settings) {
        this.settings = settings;
    }

    public List<String> places() {
        return settings.from();
    }

    /** @param place one of {@link #places()} */
    public List<CheckItem> ask(String place) {
        Checklist list = new Checklist("artifacts", place);
        URI address = URI.create(place);
        if ("file".equals(address.getScheme())) {
            askDirectory(list, Path.of(address));
        } else {
            askServer(list, address);
        }
        return list.items();
    }

    private static void askDirectory(Checklist list, Path directory) {
        boolean readable = Files.isDirectory(directory) && Files.isReadable(directory);
        list.add(
                readable,
                QUESTION,
                readable
                        ? "a directory that Teal may read"
                        : Files.exists(directory)
                                ? "not a directory that Teal's account (" + System.getProperty("user.name")
                                        + ") may read"
                                : "no such directory on Teal's host",
                "mount it, change its permissions, or correct deployment.artifacts.from");
    }

    /** With the credentials of the location, as a release will ask. */
    private void askServer(Checklist list, URI address) {
        try {
            list.passed(QUESTION, new ArtifactSource(settings.locations(), settings.pace()).answer(address));
        } catch (PermanentRefusal | TechnicalFailure refused) {
            list.add(CheckItem.Outcome.FAILED, QUESTION, refused);
        } catch (IOException e) {
            list.failed(
                    QUESTION,
                    "no answer (" + Reason.of(e) + ")",
                    "check deployment.artifacts.from, that its server runs, and that no firewall stands between");
        }
    }
}
