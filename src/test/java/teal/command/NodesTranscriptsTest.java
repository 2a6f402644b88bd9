package teal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.board.ReleaseView;
import teal.board.Releases;
import teal.lab.LabCompany;
import teal.lab.LabUsers;
import teal.lab.ReleaseScene;
import teal.lab.RunsElsewhere;
import teal.release.ReleaseId;

/** The transcripts of docs/use/transcripts.md, as they are typed and printed. */
@Tag("whole")
class NodesTranscriptsTest {

    @TempDir
    Path directory;

    private LabCompany company;
    private ReleaseScene scene;
    private Transcript transcript;

    @AfterEach
    void close() {
        if (scene != null) {
            scene.close();
        }
    }

    private void open(LabCompany opened, Map<String, Object> more) {
        company = opened;
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("teal.applications.shop.deployment.batch", 2);
        settings.put("teal.applications.shop.deployment.commands.out-of-service", "touch out-of-service");
        settings.put("teal.applications.shop.deployment.commands.in-service", "rm -f out-of-service");
        settings.put(
                "teal.applications.shop.deployment.artifacts.address",
                company.artifact("VERSION").replace("VERSION", "{version}"));
        scene = ReleaseScene.open(company, settings);
        transcript = new Transcript(new Shell(scene.url(""), directory), LabUsers.PASSWORD)
                .showing(scene.url(""), "https://teal.example.com")
                .showing(company.nodes().get("blue-1").directory().getParent().toString(), "/srv")
                .showing(
                        company.artifact("VERSION").replaceFirst("shop-VERSION.*", ""),
                        "https://repo.example.com/shop/");
    }

    @Test
    void anAdoptionAndBothWaysBack() throws IOException {
        LabCompany opened = LabCompany.open();
        opened.nodes().all().forEach(RunsElsewhere::move);
        await().atMost(Duration.ofMinutes(1)).until(() -> opened.versions().size() == 4);
        open(opened, Map.of());
        String elsewhere = RunsElsewhere.directories(company.nodes().get("blue-1"));

        transcript.run("otto", 0, "adopt", "shop", "--from", elsewhere);
        transcript.run("otto", 0, "adopt", "shop", "--from", elsewhere, "--node", "green-1", "--yes");
        assertThat(transcript.run("otto", 0, "adopt", "shop", "--from", elsewhere, "--yes"))
                .contains("green-1 had been adopted as 1.0.0", "blue-1 is adopted as 1.0.0");

        transcript.note("The first way back: the approver says no");
        String two = scene.newVersion();
        transcript.run("rita", 0, "release", "shop", two);
        scene.awaitTask(newest(), ReleaseScene.APPROVAL);
        transcript.run("anna", 0, "reject", "shop", "--comment", "the prices are wrong");
        transcript.run("rita", 4, "watch", "shop");
        transcript.run("rita", 0, "applications");

        transcript.note("The second way back: users have been moved already");
        String three = scene.newVersion();
        transcript.run("rita", 0, "release", "shop", three);
        scene.awaitTask(newest(), ReleaseScene.APPROVAL);
        String before = company.target();
        transcript.run("anna", 0, "approve", "shop", "--comment", "looks good");
        await().atMost(Duration.ofMinutes(2)).until(() -> !company.target().equals(before));
        transcript.run("otto", 0, "rollback", "shop", "--reason", "customers cannot pay", "--wait");
        assertThat(transcript.run("rita", 0, "applications")).contains("1.0.0").doesNotContain(three);
        transcript.keep("adoption");
    }

    @Test
    void aFirstInstallation() throws IOException {
        open(LabCompany.beforeItsFirstRelease(), Map.of());
        String one = scene.newVersion();
        transcript.run("rita", 0, "release", "shop", one, "--dry-run");
        transcript.run("rita", 0, "release", "shop", one);
        scene.awaitTask(newest(), ReleaseScene.APPROVAL);
        transcript.run("anna", 0, "reject", "shop", "--comment", "the shop has no products yet");
        transcript.run("rita", 4, "watch", "shop");
        String two = scene.newVersion();
        transcript.run("rita", 0, "release", "shop", two);
        scene.awaitTask(newest(), ReleaseScene.APPROVAL);
        transcript.run("anna", 0, "approve", "shop");
        transcript.run("rita", 0, "watch", "shop");
        assertThat(transcript.run("rita", 0, "applications")).contains(two);
        transcript.keep("first installation");
    }

    @Test
    void aNodesWeekInMaintenance() throws IOException {
        open(LabCompany.open(), Map.of());
        transcript.note("Monday: its disk is failing");
        transcript.run("otto", 0, "maintenance", "shop", "green-2", "--reason", "new disk", "--until", "4d");
        transcript.run("otto", 0, "applications");
        transcript.note("Wednesday: a release leaves it out");
        String two = scene.newVersion();
        transcript.run("rita", 0, "release", "shop", two);
        scene.awaitTask(newest(), ReleaseScene.APPROVAL);
        transcript.run("anna", 0, "approve", "shop");
        assertThat(transcript.run("rita", 0, "watch", "shop")).contains("green-2");
        transcript.note("Friday: the disk is there. The node is behind its cluster, and waits for the next release");
        assertThat(transcript.run("otto", 0, "maintenance", "shop", "green-2", "--end"))
                .contains("the next release brings it");
        transcript.note("Monday: the next release brings it to its version, tests it and puts it in service");
        String three = scene.newVersion();
        transcript.run("rita", 0, "release", "shop", three);
        scene.awaitTask(newest(), ReleaseScene.APPROVAL);
        transcript.run("anna", 0, "approve", "shop");
        transcript.run("rita", 0, "watch", "shop");
        assertThat(transcript.run("otto", 0, "applications")).contains(three).doesNotContain(two);
        transcript.keep("maintenance");
    }

    private ReleaseId newest() {
        ReleaseView newest = scene.teal(Releases.class).newest(1).get(0);
        return new ReleaseId(newest.id());
    }
}
