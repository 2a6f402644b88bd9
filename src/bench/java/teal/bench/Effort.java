package teal.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import teal.lab.Company;

/**
 * What a release costs the company's servers, as these say in their own logs: sshd with {@code LogLevel VERBOSE}, named with
 * its query log.
 *
 * @param logIns to all nodes together
 * @param sessions commands and file transfers on these connections
 * @param questions that the name servers were asked
 * @param records that the primary deleted or added
 */
record Effort(long logIns, long sessions, long questions, long records) {

    /** Since the servers were started. */
    static Effort until(Company company) {
        List<String> nodes = lines(company.directory().resolve("nodes"), "log");
        List<String> names = lines(company.directory().resolve("names"), "named.log");
        return new Effort(
                count(nodes, "Accepted publickey"),
                count(nodes, "Starting session: "),
                count(names, " query: "),
                count(names, " updating zone "));
    }

    Effort since(Effort before) {
        return new Effort(
                logIns - before.logIns,
                sessions - before.sessions,
                questions - before.questions,
                records - before.records);
    }

    private static long count(List<String> lines, String part) {
        return lines.stream().filter(line -> line.contains(part)).count();
    }

    private static List<String> lines(Path below, String name) {
        try (Stream<Path> files = Files.walk(below, 2)) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .flatMap(file -> read(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
