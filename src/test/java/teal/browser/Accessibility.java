package teal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** Whether people who use a keyboard or a screen reader can use Teal's parts of a page, as far as a program can tell. */
final class Accessibility {

    private Accessibility() {}

    /** Looks at Teal's own parts; the rest of the page is Camunda's. */
    static void check(Page page, String what) {
        check(page, ".teal", what);
    }

    /** Looks at the form alone: the page around it is Camunda's. */
    static void checkForm(Page page, String what) {
        check(page, ".fjs-container", what);
    }

    private static void check(Page page, String part, String what) {
        List<Rule> violations = new AxeBuilder(page).include(part).analyze().getViolations();
        assertThat(violations.stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList()))
                .as("what axe-core finds on %s", what)
                .isEmpty();
    }
}
