package teal.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import teal.lab.Company;

/**
 * What a release costs the company's servers, as these say in their own logs: sshd with {@code LogLevel VERBOSE}, named with
 * its query log.
 *
 * @param logIns of all nodes
 * @param sessions commands and file transfers on these connections
 * @param bytes that nodes received over connections that have ended
 * @param questions that the name servers were asked
 * @param updates of the zone that the primary was asked for
 */
record Effort(long logIns, long sessions, long bytes, long questions, long updates) {

    private static final Pattern TRANSFERRED = Pattern.compile("Transferred: sent \\d+, received (\\d+) bytes");

    /** Since the servers were started. */
    static Effort until(Company company) {
        List<String> nodes = lines(company.directory().resolve("nodes"), "log");
        List<String> names = lines(company.directory().resolve("names"), "named.log");
        return new Effort(
                count(nodes, "Accepted publickey"),
                count(nodes, "Starting session: "),
                nodes.stream()
                        .map(TRANSFERRED::matcher)
                        .filter(Matcher::find)
                        .mapToLong(found -> Long.parseLong(found.group(1)))
                        .sum(),
                count(names, " query: "),
                count(names, " updating zone "));
    }

    Effort since(Effort before) {
        return new Effort(
                logIns - before.logIns,
                sessions - before.sessions,
                bytes - before.bytes,
                questions - before.questions,
                updates - before.updates);
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
