package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teal.release.InvalidSetting;
import teal.release.Node;

class DeploymentSettingsTest {

    private static final SshSettings SSH = new SshSettings(
            "deploy", Path.of("id_ed25519"), null, null, Path.of("known_hosts"), null, null, null, null, null);
    private static final ArtifactSettings ARTIFACTS = new ArtifactSettings(
            List.of("https://repo.example/shop/"), null, null, null, null, null, null, null, null, null, null, null);

    private static DeploymentSettings in(String directory) {
        NodeCommands commands = new NodeCommands("bin/restart", null, null, null);
        return new DeploymentSettings(directory, null, null, null, commands, SSH, ARTIFACTS, null, null);
    }

    @Test
    void hasDefaultsForAllButTheEssentials() {
        DeploymentSettings settings = in("/srv/shop");

        assertThat(settings.keep()).isEqualTo(3);
        assertThat(settings.batch()).isEqualTo(1);
        assertThat(settings.commandTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.ssh().timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.artifacts().maxUnpackedMegabytes()).isEqualTo(2048);
    }

    @Test
    void putsTheNodesNameIntoTheDirectory() {
        Node node = new Node("blue-1", null, null, URI.create("http://blue-1:8080"));

        assertThat(in("/srv/{node}/shop").directoryOn(node)).isEqualTo("/srv/blue-1/shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/", "//", "../shop", "/srv/../etc", "~/shop", "a\nb", "a\0b"})
    void refusesDirectoriesThatAreNoneOrLeadElsewhere(String directory) {
        assertThatThrownBy(() -> in(directory))
                .isInstanceOfSatisfying(
                        InvalidSetting.class, e -> assertThat(e.field()).isEqualTo("directory"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://repo.example/shop",
                "ftp://repo.example/",
                "/srv/",
                "https://u:p@repo.example/",
                "file:/a/../b/"
            })
    void refusesPlacesThatAreNotPlain(String place) {
        assertThatThrownBy(() -> new ArtifactSettings(
                        List.of(place), null, null, null, null, null, null, null, null, null, null, null))
                .isInstanceOfSatisfying(
                        InvalidSetting.class, e -> assertThat(e.field()).isEqualTo("from"));
    }

    @Test
    void needsARestartCommandAndUsersWithPlainNames() {
        assertThatThrownBy(() -> new NodeCommands(" ", null, null, null)).isInstanceOf(InvalidSetting.class);
        assertThatThrownBy(() -> new SshSettings(
                        "root; reboot",
                        Path.of("id"),
                        null,
                        null,
                        Path.of("known_hosts"),
                        null,
                        null,
                        null,
                        null,
                        null))
                .isInstanceOf(InvalidSetting.class);
    }
}
