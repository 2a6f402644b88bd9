package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import teal.release.CheckItem;

/** Whether the places that artifacts come from are there, before a release needs them. */
class ArtifactCheckTest {

    @TempDir
    Path base;

    @Test
    void aDirectoryThatMayBeReadPasses() {
        assertThat(asked("file:" + base + "/")).satisfies(item -> {
            assertThat(item.outcome()).isEqualTo(CheckItem.Outcome.PASSED);
            assertThat(item.toString()).contains("a directory that Teal may read");
        });
    }

    @Test
    void aDirectoryThatIsNotThereIsToldFromAFile() throws IOException {
        Files.createFile(base.resolve("file"));

        assertThat(asked("file:" + base + "/none/")).satisfies(item -> {
            assertThat(item.outcome()).isEqualTo(CheckItem.Outcome.FAILED);
            assertThat(item.toString())
                    .contains("no such directory on Teal's host")
                    .contains("mount it, change its permissions, or correct deployment.artifacts.from");
        });
        assertThat(asked("file:" + base + "/file/")).satisfies(item -> {
            assertThat(item.outcome()).isEqualTo(CheckItem.Outcome.FAILED);
            assertThat(item.toString()).contains("not a directory that Teal's account");
        });
    }

    @Test
    void aServerThatAnswersPassesAndOneThatRefusesFails() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/open/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/closed/", exchange -> {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        server.start();
        String at = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            assertThat(asked(at + "/open/").outcome()).isEqualTo(CheckItem.Outcome.PASSED);
            assertThat(asked(at + "/closed/").outcome()).isEqualTo(CheckItem.Outcome.FAILED);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(asked("http://127.0.0.1:" + free + "/shop/").outcome()).isEqualTo(CheckItem.Outcome.FAILED);
    }

    private static CheckItem asked(String place) {
        ArtifactCheck check = new ArtifactCheck(new ArtifactSettings(
                List.of(place), null, null, null, null, null, Duration.ofSeconds(2), null, null, null, null, null));
        assertThat(check.places()).containsExactly(place);
        List<CheckItem> items = check.ask(place);
        assertThat(items).hasSize(1);
        return items.get(0);
    }
}
