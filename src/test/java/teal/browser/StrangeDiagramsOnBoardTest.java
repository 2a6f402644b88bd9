package teal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.util.ReflectionTestUtils;
import teal.release.ReleaseId;
import teal.rules.PastTheRules;
import teal.rules.StrangeCase;

/** What people see of a release whose diagram has a mistake that no rule has found, and how they get out. */
@Tag("whole")
class StrangeDiagramsOnBoardTest {

    @RegisterExtension
    static final Office office = new Office(Map.of("teal.bounds.jobs", "100"));

    private static PastTheRules rules;

    private @Nullable ReleaseId release;

    @BeforeAll
    static void open() {
        rules = new PastTheRules(office.part(ProcessEngineConfigurationImpl.class));
    }

    @AfterEach
    void drawAsShipped() {
        rules.deploy(Map.of());
        if (release != null && office.scene().view(release).endedAt().isEmpty()) {
            office.part(RuntimeService.class).deleteProcessInstance(release.value(), "its test failed");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a message that nobody sends | board-unseen-wait | which nothing in Teal sends, and no timer ends the wait
            a loop without an end       | board-stopped     | stopped
            'Released' after one cluster| board-not-ended   | neither complete nor undone
            """)
    void isShownWithItsReasonAndRolledBackFromTheBoard(String mistake, String picture, String reason) {
        StrangeCase strange = StrangeCase.named(mistake);
        rules.deploy(strange.files());
        ReleaseId requested = office.requested("rita");
        release = requested;
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            lookForUnseenWaits();
            return office.scene().view(requested).reason().isPresent();
        });

        Person otto = office.person("otto").opens("cockpit");
        BoardPage board = BoardPage.of(otto).opensRelease(requested.value());
        assertThat(otto.page().locator(".teal-part").first())
                .containsText(reason, new ContainsTextOptions().setTimeout(Person.PATIENCE));
        otto.sees("waiting for someone");
        otto.page().locator(".djs-shape").first().waitFor();
        otto.photographs(picture);

        board.button("Roll back…").click();
        otto.page().getByRole(AriaRole.TEXTBOX).last().fill("the diagram is wrong");
        board.confirms("Roll back");
        assertThat(office.scene().awaitEnd(requested).state()).isEqualTo(strange.end());
    }

    /** Twice, as within a minute of a running Teal. */
    private static void lookForUnseenWaits() {
        Object watchdog = office.scene().part("unseenWaits");
        ReflectionTestUtils.invokeMethod(watchdog, "look");
        ReflectionTestUtils.invokeMethod(watchdog, "look");
    }
}
