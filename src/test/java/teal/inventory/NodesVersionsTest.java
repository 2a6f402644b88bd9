package teal.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import teal.deploy.CommandResult;
import teal.verify.FoundVersion;

/** A version command prints the version and nothing else. */
class NodesVersionsTest {

    @Test
    void oneLineIsTheVersion() {
        assertThat(printed(0, "2.0.0\n")).isEqualTo(FoundVersion.of("2.0.0"));
    }

    @Test
    void anythingElseIsNone() {
        assertThat(printed(0, "Welcome\n2.0.0\n").why())
                .isEqualTo("the version command printed 2 lines, where it has to print the version and nothing else:"
                        + " 'Welcome\\u000A2.0.0'");
        assertThat(printed(0, " \n").why()).isEqualTo("the version command printed nothing");
        assertThat(printed(127, "sh: version: not found\n").why())
                .isEqualTo("the version command ended with exit code 127 and printed 'sh: version: not found'");
    }

    private static FoundVersion printed(int exitCode, String output) {
        return NodesVersions.read(new CommandResult(exitCode, output, false, Duration.ZERO));
    }
}
