package teal.ldap;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static teal.lab.StallingServer.after;
import static teal.lab.StallingServer.says;
import static teal.lab.StallingServer.trickles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import teal.lab.StallingServer;
import teal.release.Secret;
import teal.release.TechnicalFailure;

/** Wherever a directory server stops, a sign-in ends by its deadline, and says so. */
@Tag("waits")
class StalledDirectoryTest {

    @TempDir
    Path files;

    enum Stall {
        CONNECT("ldap", StallingServer::thatNobodyCanConnectTo),
        TLS("ldaps", () -> after()),
        TLS_TRICKLING("ldaps", () -> after(says("\u0016\u0003\u0003\u0040\u0000"), trickles("x"))),
        FIRST_BYTE("ldap", () -> after()),
        MIDDLE("ldap", () -> after(says("0\u000c\u0002\u0001"))),
        TRICKLING("ldap", () -> after(says("0\u007f\u0002\u0001\u0001a\u007a"), trickles("\u0004\u0000")));

        private final String scheme;
        private final Supplier<StallingServer> server;

        Stall(String scheme, Supplier<StallingServer> server) {
            this.scheme = scheme;
            this.server = server;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSignInEndsByItsDeadline(Stall stall) throws IOException {
        Files.writeString(files.resolve("password"), "Service-Password-1");
        try (StallingServer server = stall.server.get()) {
            DirectorySettings settings = new DirectorySettings(
                    List.of(stall.scheme + "://127.0.0.1:" + server.port()),
                    null,
                    "cn=teal,dc=example,dc=test",
                    new Secret("file:" + files.resolve("password")),
                    "dc=example,dc=test",
                    null,
                    null,
                    Map.of("requesters", "cn=requesters,dc=example,dc=test"),
                    null);
            Directory directory = new Directory(settings, Duration.ofMillis(500));

            assertTimeoutPreemptively(
                    Duration.ofSeconds(30),
                    () -> assertThatThrownBy(() -> directory.signIn("rita", "Password-1"))
                            .isInstanceOf(TechnicalFailure.class));

            await().until(() -> server.openConnections() == 0);
        }
    }
}
