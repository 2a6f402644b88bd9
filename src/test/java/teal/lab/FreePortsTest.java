package teal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import teal.lab.programs.ExitCode;

class FreePortsTest {

    @Test
    void aPortGivenToAnotherJvmIsReservedUntilItEnds() throws IOException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = other.inputReader()) {
            int port = Integer.parseInt(said.readLine());

            assertThat(FreePorts.claim(port)).isFalse();
        } finally {
            ExitCode.of(other.destroyForcibly());
        }
    }

    @Test
    void noneIsGivenTwice() {
        int port = FreePorts.next();

        assertThat(FreePorts.claim(port)).isFalse();
    }

    /** Takes a port and lives until it is killed. */
    static final class Other {

        private Other() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println(FreePorts.next());
            System.in.read();
        }
    }
}
