package teal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.junit.jupiter.api.Tag;
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
}
