package teal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ControlsTest {

    /** Held to the running server by FrontDoorTest. */
    private static final Path OFFERED = Path.of("src/test/resources/teal/access/operations-offered.txt");

    private final Controls controls = new Controls();

    /** A control of an operation that there is not would be hidden from everybody, for ever. */
    @Test
    void eachControlSendsAnOperationThatTheEngineOffers() throws IOException {
        Set<String> offered = Files.readAllLines(OFFERED).stream()
                .filter(line -> line.contains(" {engine}/"))
                .map(line -> unnamed(line.replaceFirst(" \\{engine}", " ").replaceFirst(" : .*", "")))
                .collect(Collectors.toSet());

        assertThat(controls.all())
                .isNotEmpty()
                .extracting(control -> unnamed(control.method() + " " + control.path()))
                .isSubsetOf(offered);
    }

    @Test
    void theSheetHidesOnlyWhatSomebodyMayNotUse() {
        assertThat(controls.sheet((method, path) -> true)).isBlank();
        assertThat(controls.sheet((method, path) -> !path.equals("/tenant")))
                .isEqualTo("html:has(base[app-name=\"admin\"]) :is([href$=\"tab=tenants\"], [href=\"#/tenants\"])"
                        + " { display: none !important }\n");
        assertThat(controls.sheet((method, path) -> false))
                .hasLineCount(controls.all().size());
    }

    private static String unnamed(String operation) {
        return operation.replaceAll("\\{[^}]*}", "{}");
    }
}
