package teal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.tools.NodeTools;

/** The plug-in that Teal hands out is the one that the rules in {@code processes/tools} make, and runs as it is. */
@Tag("slow")
class ModelerPluginTest {

    private static final Path IN_THE_JAR = Path.of("src/main/resources/teal/web/modeler-plugin");
    private static final Path DIAGRAM = Path.of("processes/cluster-upgrade.bpmn");

    @TempDir
    private Path directory;

    @Test
    void isPackedFromTheRulesAsTheyAreNow() throws IOException {
        NodeTools.run("pack.mjs", List.of());

        for (String file : ModelerPlugin.FILES) {
            Path packed = NodeTools.DIRECTORY.resolve("modeler-plugin").resolve(file);
            if (Boolean.getBoolean("teal.write")) {
                Files.copy(packed, IN_THE_JAR.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            assertThat(Files.readString(IN_THE_JAR.resolve(file)))
                    .as("%s; copy it with ./mvnw test -Dtest=ModelerPluginTest -Dteal.write=true", file)
                    .isEqualTo(Files.readString(packed));
        }
    }

    @Test
    void findsMistakesOnceItIsExtractedAmongTheModelersPlugIns() throws IOException {
        NodeTools.run("pack.mjs", List.of());
        extract(Files.createDirectories(directory.resolve("plugins")));
        Path broken = directory.resolve("cluster-upgrade.bpmn");
        Files.writeString(broken, Files.readString(DIAGRAM).replace("${idle}", "${idel}"));

        JsonNode found = new ObjectMapper()
                .readTree(NodeTools.run("modeler/linter.cjs", List.of(directory.toString(), broken.toString())));

        assertThat(found.findValuesAsText("message"))
                .contains("there is no variable 'idel' here; did you mean 'idle'?");
    }

    private static void extract(Path plugins) throws IOException {
        try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(ModelerPlugin.packed()))) {
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                assertThat(entry.getName()).startsWith(ModelerPlugin.DIRECTORY);
                Path file = plugins.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, archive.readAllBytes());
            }
        }
    }
}
