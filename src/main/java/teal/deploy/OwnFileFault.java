package teal.deploy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import teal.release.PermanentRefusal;
import teal.release.Reason;

/** A file on Teal's own host prevents every log-in, so it is reported once, however many nodes there are. */
final class OwnFileFault extends PermanentRefusal {

    private static final long serialVersionUID = 1L;

    OwnFileFault(String message) {
        super(message);
    }

    /** @param what the file is, such as "SSH identity" */
    static byte[] read(String what, Path file) {
        String name = what + " " + file;
        if (Files.isDirectory(file)) {
            throw new OwnFileFault(name + " is a directory; name the file itself");
        }
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new OwnFileFault(name + " is not there; put the file there, or correct the path");
        } catch (AccessDeniedException e) {
            throw new OwnFileFault(name + " may not be read by Teal's account (" + System.getProperty("user.name")
                    + "); change the file's owner or permissions");
        } catch (IOException e) {
            throw new OwnFileFault(name + " cannot be read (" + Reason.of(e) + "); check its disk");
        }
    }
}
