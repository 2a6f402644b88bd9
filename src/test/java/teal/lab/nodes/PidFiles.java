package teal.lab.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ends whatever a node's services left running: the processes named by pid files below its directory. */
final class PidFiles {

    private PidFiles() {}

    /** Leaves processes alone that are older than the node or younger than the file: their pid was reused. */
    static void endProcesses(Path directory, Instant since) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory, 4)) {
            files = all.filter(file -> file.toString().endsWith(".pid")).toList();
        }
        for (Path file : files) {
            String text = Files.readString(file).strip();
            if (text.matches("[0-9]{1,9}")) {
                Instant written = Files.getLastModifiedTime(file).toInstant();
                Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(text));
                process.filter(handle -> handle.info()
                                .startInstant()
                                .filter(begun -> begun.isAfter(since.minusSeconds(1)))
                                .filter(begun -> begun.isBefore(written.plusSeconds(1)))
                                .isPresent())
                        .ifPresent(PidFiles::end);
            }
        }
    }

    private static void end(ProcessHandle process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
