package teal.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import teal.lab.dns.Dig;
import teal.release.Node;

/**
 * What a question without effects must leave as it is: the zone on every name server, all files of the nodes, and Teal's
 * tables but for the audit trail and the engine's own bookkeeping.
 */
public record Untouched(Map<String, String> world) {

    /** Who signed in when, what was asked, and the engine's own metrics and clean-up. */
    private static final String BOOKKEEPING =
            "TEAL_AUDIT.*|TEAL_USUAL_ADDRESS|ACT_RU_METER_LOG|ACT_RU_TASK_METER_LOG|ACT_GE_.*|ACT_RU_JOB";

    public static Untouched look(Company company, JdbcClient database) {
        Map<String, String> world = new TreeMap<>();
        company.names()
                .nameServers()
                .forEach(server -> world.put("serial on " + server, "" + Dig.serial(server, Company.ZONE)));
        for (Node node : company.nodes().nodes()) {
            files(company.nodes().applicationDirectory(node), world);
        }
        tables(database)
                .forEach(table -> world.put(
                        table,
                        database.sql("SELECT * FROM " + table).query().listOfRows().stream()
                                .map(Object::toString)
                                .sorted()
                                .toList()
                                .toString()));
        return new Untouched(world);
    }

    private static List<String> tables(JdbcClient database) {
        return database
                .sql("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC'")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> !table.matches(BOOKKEEPING))
                .toList();
    }

    /** The shop itself writes its own log. */
    private static void files(Path directory, Map<String, String> world) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file :
                    files.filter(path -> !path.toString().endsWith(".log")).toList()) {
                world.put(
                        file.toString(),
                        Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                                + (Files.isSymbolicLink(file) ? " to " + Files.readSymbolicLink(file) : ""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
