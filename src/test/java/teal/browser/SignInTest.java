package teal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each role signs in to Tasklist and finds what it needs there. */
class SignInTest {

    @RegisterExtension
    static final Office office = new Office();

    @ParameterizedTest
    @ValueSource(strings = {"rita", "anna", "otto", "paula", "adam"})
    void findsTheFilters(String name) {
        Person person = office.person(name).opens("tasklist");

        person.sees("Approvals");
        person.photographs("sign-in-" + name);

        assertThat(person.page().getByText("Decisions").first()).isVisible();
    }
}
