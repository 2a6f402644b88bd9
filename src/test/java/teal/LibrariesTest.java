package teal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import teal.lab.RealServer;

/** {@code .ci/libraries --check}, on bills of materials with versions that are known to be vulnerable and with others. */
class LibrariesTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "org.apache.tomcat.embed, tomcat-embed-core, 10.1.55, CVE-2026-118233, 10.1.62",
        "org.apache.tomcat.embed, tomcat-embed-core, 10.1.9, CVE-2026-118233, 10.1.62",
        "com.fasterxml.jackson.core, jackson-databind, 2.21.4, CVE-2026-54515, 2.21.5",
        "ch.qos.logback, logback-core, 1.5.34, CVE-2026-13006, 1.5.37",
        "org.webjars.npm, preact, 10.28.0, CVE-2026-22028, 10.28.2",
        "org.webjars.npm, preact, 10.26.5, CVE-2026-22028, 10.28.2",
        "org.bouncycastle, bcpkix-jdk18on, 1.80, CVE-2026-5588, 1.84"
    })
    void vulnerableVersionsAreRefused(String group, String name, String version, String id, String fixed)
            throws IOException, InterruptedException {
        Answer answer = check(group, name, version);

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text()).contains(group + ":" + name + " " + version, id, "move to", fixed, "pom.xml");
    }

    @ParameterizedTest
    @CsvSource({
        "org.apache.tomcat.embed, tomcat-embed-core, 10.1.62",
        "org.apache.tomcat.embed, tomcat-embed-core, 10.1.100",
        "com.fasterxml.jackson.core, jackson-databind, 2.21.8",
        "org.webjars.npm, preact, 10.26.4",
        "org.webjars.npm, preact, 10.26.10",
        "org.bouncycastle, bcpkix-jdk18on, 1.80.2",
        "example, unknown, 1.0"
    })
    void otherVersionsPass(String group, String name, String version) throws IOException, InterruptedException {
        assertThat(check(group, name, version)).isEqualTo(new Answer(0, ""));
    }

    @Test
    void holesWithAnAnswerPass() throws IOException, InterruptedException {
        Answer answer = check("org.camunda.bpm", "camunda-engine-rest-core-jakarta", "7.24.0");

        assertThat(answer.code()).isZero();
        assertThat(answer.text()).contains("CVE-2026-109432", "Teal refuses expressions in queries");
    }

    private record Answer(int code, String text) {}

    private Answer check(String group, String name, String version) throws IOException, InterruptedException {
        Path python = RealServer.require("Python 3.11 or later", "/usr/bin/python3", "Debian package python3");
        Path bill = Files.writeString(directory.resolve("bill.json"), """
                {"components": [{"group": "%s", "name": "%s", "version": "%s"}]}
                """.formatted(group, name, version));
        Process process = new ProcessBuilder(python.toString(), ".ci/libraries", "--check", bill.toString())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Answer(process.waitFor(), text);
    }
}
