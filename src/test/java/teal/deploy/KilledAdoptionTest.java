package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.LabToken;
import teal.release.Version;

/** The script of adoption is killed before each of its commands in turn, as by a machine that loses its power. */
@Tag("servers")
class KilledAdoptionTest {

    private static final Version ONE = new Version("1.0.0");
    private static final String TEMPORARY = ".1.0.0.%016x.tmp";

    @TempDir
    Path base;

    @Test
    void nothingHalfIsBelievedAndTheNextAttemptIsWhole() throws IOException {
        FailingTools killing = FailingTools.killing();
        int calls = killing.run(home(0), script(home(0), 1), 0).called().size();
        assertThat(calls).isGreaterThan(10);
        for (int call = 1; call <= calls; call++) {
            Path home = home(call);
            FailingTools.Ended killed = killing.run(home, script(home, 1), call);
            String where = killed.called().get(call - 1) + ", call " + call + ": " + killed.output();
            assertThat(killed.exitCode()).as(where).isNotZero();
            nothingHalfIsAVersion(home, where);

            FailingTools.Ended again = new FailingTools(List.of()).run(home, script(home, 2), 0);

            assertThat(again.last()).as(where + "; then " + again.output()).isIn("adopted files", "already");
            assertThat(Files.readSymbolicLink(home.resolve("shop/current"))).hasToString("releases/1.0.0");
            assertThat(names(home.resolve("shop/releases"))).as(where).containsExactly("1.0.0");
            nothingHalfIsAVersion(home, where);
        }
    }

    private static void nothingHalfIsAVersion(Path home, String where) {
        Path version = home.resolve("shop/releases/1.0.0");
        if (Files.exists(version)) {
            assertThat(version.resolve("a")).as(where).hasContent("x");
            assertThat(version.resolve("conf/b")).as(where).hasContent("y");
            assertThat(version.resolve(".teal-adopted")).as(where).isNotEmptyFile();
        } else {
            assertThat(Files.exists(home.resolve("shop/current"), LinkOption.NOFOLLOW_LINKS))
                    .as(where)
                    .isFalse();
        }
    }

    private static String script(Path home, long attempt) {
        AdoptedTree tree = new AdoptedTree(home.resolve("old").toString(), ONE, Optional.empty());
        return new RemoteCommands("shop", LabToken.numbered(attempt))
                .adopt(tree.from(), tree, String.format(TEMPORARY, attempt));
    }

    /** With what runs from a directory of its own, made the first time. */
    private Path home(int run) throws IOException {
        Path home = base.resolve("run-" + run);
        if (!Files.exists(home)) {
            Files.createDirectories(home.resolve("old/conf"));
            Files.writeString(home.resolve("old/a"), "x");
            Files.writeString(home.resolve("old/conf/b"), "y");
        }
        return home;
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
