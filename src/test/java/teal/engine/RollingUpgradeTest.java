package teal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.lab.ReleaseScene;
import teal.lab.process.EngineScene;
import teal.lab.process.PostgreSql;
import teal.lab.process.TealProcess;
import teal.release.ReleaseState;

/** A newer Teal takes over from an older one while a release runs, and both work side by side meanwhile. */
@Tag("whole")
class RollingUpgradeTest {

    @TempDir
    Path newer;

    private PostgreSql database;
    private EngineScene scene;
    private TealProcess old;

    @BeforeEach
    void open() throws IOException {
        copyDiagramsWithAnotherName();
        database = PostgreSql.start();
        scene = EngineScene.on(database, Map.of());
        old = scene.start();
    }

    @AfterEach
    void close() {
        scene.close();
        database.close();
    }

    @Test
    void aReleaseGoesOnByTheDiagramsThatItBeganWithAndTheNextOneGoesTheNewWay() {
        String version = scene.newVersion();
        String release = scene.request(version);
        TealProcess upgraded = scene.beginNewer(newer);
        scene.awaitTask(ReleaseScene.APPROVAL);
        upgraded.awaitReady();
        scene.approve("yes");
        scene.stop(old);
        // As when the older one's service manager starts it again, before it is upgraded
        TealProcess again = scene.begin();

        assertThat(scene.awaitEnd(release).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(scene.company().versions()).hasSize(4).values().containsOnly(version);

        again.awaitReady();
        String next = scene.request(scene.newVersion());
        scene.awaitTask(ReleaseScene.APPROVAL);
        scene.approve("no");

        assertThat(scene.awaitEnd(next).state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(definitionOf(release)).isEqualTo(1);
        assertThat(definitionOf(next)).isEqualTo(2);
        assertThat(deployments()).containsExactly("Teal", "Teal");
        scene.assertInvariants();
    }

    private void copyDiagramsWithAnotherName() throws IOException {
        Path processes = Files.createDirectories(newer.resolve("processes"));
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, processes.resolve(file.getFileName()));
            }
        }
        Path main = processes.resolve("blue-green-release.bpmn");
        String text = Files.readString(main);
        String renamed = text.replace("name=\"Finish release\"", "name=\"Finish the release\"");
        assertThat(renamed).isNotEqualTo(text);
        Files.writeString(main, renamed);
    }

    private int definitionOf(String release) {
        return database.ask()
                .sql("SELECT d.VERSION_ FROM ACT_HI_PROCINST i JOIN ACT_RE_PROCDEF d ON d.ID_ = i.PROC_DEF_ID_"
                        + " WHERE i.ID_ = ?")
                .param(release)
                .query(Integer.class)
                .single();
    }

    private List<String> deployments() {
        return database.ask()
                .sql("SELECT NAME_ FROM ACT_RE_DEPLOYMENT")
                .query(String.class)
                .list();
    }
}
