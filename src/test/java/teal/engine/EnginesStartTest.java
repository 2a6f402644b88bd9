package teal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.process.PostgreSql;
import teal.lab.process.TealProcess;

/** Several Teals that are started at the same moment, as a container engine does. */
@Tag("whole")
class EnginesStartTest {

    private static final int ENGINES = 3;

    @TempDir
    Path directory;

    @Test
    void enginesThatStartAtOnceOnAnEmptyDatabaseAllServe() {
        try (PostgreSql database = PostgreSql.start()) {
            TreeMap<String, Object> settings = new TreeMap<>(database.settings());
            settings.put("server.port", 0);
            List<TealProcess> engines = IntStream.range(0, ENGINES)
                    .mapToObj(i -> TealProcess.start(directory.resolve("teal-" + i), settings))
                    .toList();
            try {
                engines.forEach(TealProcess::awaitReady);

                assertThat(engines).allMatch(TealProcess::isReady);
                assertThat(count(database, "ACT_RE_DEPLOYMENT"))
                        .as("deployments")
                        .isOne();
                assertThat(count(database, "ACT_ID_USER WHERE ID_ = 'admin'")).isOne();
            } finally {
                engines.forEach(TealProcess::close);
            }
        }
    }

    private static long count(PostgreSql database, String rows) {
        return database.ask()
                .sql("SELECT count(*) FROM " + rows)
                .query(Long.class)
                .single();
    }
}
