package teal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.regex.Pattern;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each role signs in to Tasklist and finds what it needs there. */
@Tag("whole")
class SignInTest {

    @RegisterExtension
    static final Office office = new Office();

    /** Scripts and requests are bounded as Camunda ships it: nothing was loosened for Teal's parts of the pages. */
    @ParameterizedTest
    @ValueSource(strings = {"welcome", "tasklist", "cockpit", "admin"})
    void keepsCamundasContentSecurityPolicy(String application) {
        Page page = office.person("adam").page();

        Response answer = page.navigate(office.address() + "/camunda/app/" + application + "/default/");

        assertThat(answer.headerValue("Content-Security-Policy").replaceAll("'nonce-[^']+'", "\\$NONCE"))
                .isEqualTo(ContentSecurityPolicyProvider.HEADER_DEFAULT_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rita", "anna", "otto", "paula", "adam"})
    void findsTheFilters(String name) {
        Person person = office.person(name).opens("tasklist");

        person.sees("Approvals");
        person.photographs("sign-in-" + name);

        assertThat(person.page().getByText("In trouble").first()).isVisible();
    }

    @Test
    void anAdministratorMakesATokenOnTheBoardSeesItOnceAndRevokesIt() {
        Person adam = office.person("adam").opens("cockpit");
        Page page = adam.page();
        BoardPage board = BoardPage.of(adam).follows("Releases").follows("Pipeline tokens");
        assertThat(page.locator(".teal-tokens")).containsText("There are no tokens yet.");

        board.button("Make a token…").click();
        inDialog(board, "Name").fill("ci shop");
        board.confirms("Make");
        assertThat(board.dialog().getByRole(AriaRole.ALERT)).containsText("name: found 'ci shop'; allowed: up to 63");
        inDialog(board, "Name").fill("ci-shop");
        board.dialog().locator("select[name=application]").selectOption("shop");
        inDialog(board, "Valid for, in days").fill("30");
        Accessibility.check(page, "making a token");
        adam.photographs("board-make-token");
        board.confirms("Make");
        assertThat(board.dialog()).containsText("cannot be shown again");
        String secret = inDialog(board, "Token").inputValue();
        assertThat(secret).matches("teal_[A-Za-z0-9_-]{43}");
        Accessibility.check(page, "a token that was made");
        adam.photographs("board-token-made");
        board.confirms("Done");
        assertThat(page.content()).doesNotContain(secret);
        Locator row = page.locator("tr").filter(new Locator.FilterOptions().setHasText("ci-shop"));
        assertThat(row)
                .containsText(Pattern.compile("valid until .*requesters.*shop.*Adam \\(camunda-admin\\), .*never"));

        assertThat(answered(secret)).isEqualTo(200);
        assertThat(row).containsText("from 127.0.0.1");
        Accessibility.check(page, "the tokens");
        adam.photographs(page.locator(".teal"), "board-tokens");
        board.reachesItsEndAtEverySize("whole-tokens");
        board.button("Revoke…").click();
        assertThat(board.dialog()).containsText("Revoke ci-shop?");
        board.confirms("Revoke");
        assertThat(row).containsText("revoked by Adam (camunda-admin)");
        assertThat(board.button("Revoke…")).hasCount(0);
        assertThat(answered(secret)).isEqualTo(401);
        page.reload();
        assertThat(row).containsText("revoked by Adam (camunda-admin)");
        assertThat(page.content()).doesNotContain(secret);
    }

    @Test
    void nobodyElseSeesTokens() {
        Person otto = office.person("otto").opens("cockpit");
        BoardPage.of(otto).follows("Releases");
        assertThat(otto.page().locator(".teal-application")).containsText("shop");
        assertThat(otto.page().getByText("Pipeline tokens")).hasCount(0);

        BoardPage.of(otto).opensTokens();
        assertThat(otto.page().locator(".teal-problem")).isVisible();
        assertThat(otto.page().locator(".teal-tokens")).hasCount(0);
    }

    /** A program's request with the token. */
    private static int answered(String secret) {
        return office.person("nobody")
                .page()
                .request()
                .get(
                        office.address() + "/api/releases",
                        RequestOptions.create().setHeader("Authorization", "Bearer " + secret))
                .status();
    }

    private static Locator inDialog(BoardPage board, String label) {
        return board.dialog().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }
}
