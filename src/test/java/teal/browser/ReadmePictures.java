package teal.browser;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import teal.release.ReleaseId;

/**
 * Takes the README's pictures anew, of a real release in a real browser: {@code ./mvnw test -Dtest=ReadmePictures}. Look
 * at them before you commit them.
 */
class ReadmePictures {

    private static final Path PICTURES = Path.of("docs", "pictures");

    @RegisterExtension
    static final Office office = new Office(Map.of("teal.applications.shop.verification.watch.bake", "5m"));

    @Test
    void ofOneRelease() {
        String id = office.requested("rita").value();
        Task approval = awaitTask();

        Person anna = office.person("anna").opens("tasklist");
        anna.page().navigate(office.address() + "/camunda/app/tasklist/default/#/?task=" + approval.getId());
        anna.page().locator(".fjs-container").waitFor();
        take(anna, "approval");

        office.scene().approve(new ReleaseId(id), "yes");
        await().atMost(Duration.ofMinutes(1)).until(ReadmePictures::isWatching);
        Person otto = office.person("otto").opens("cockpit");
        otto.page().navigate(office.address() + "/camunda/app/cockpit/default/#/process-instance/" + id + "/runtime");
        otto.page()
                .locator(".djs-container .badge, .djs-overlays .badge")
                .first()
                .waitFor();
        take(otto, "running-release");
    }

    private static Task awaitTask() {
        TaskService tasks = office.part(TaskService.class);
        await().atMost(Duration.ofMinutes(3))
                .until(() -> tasks.createTaskQuery().count() == 1);
        return tasks.createTaskQuery().singleResult();
    }

    /** Users have gone to the new version, and the release stays at that step for as long as it takes to look. */
    private static boolean isWatching() {
        return office.part(HistoryService.class)
                        .createHistoricActivityInstanceQuery()
                        .activityId("Task_ConfirmSwitch")
                        .finished()
                        .count()
                == 2;
    }

    private static void take(Person person, String name) {
        person.page().waitForLoadState(LoadState.NETWORKIDLE);
        person.page().screenshot(new ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
}
