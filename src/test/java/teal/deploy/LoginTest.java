package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import teal.release.InvalidSetting;
import teal.release.Node;
import teal.release.Secret;
import teal.release.Version;

/** On which way, and with which files, Teal logs in to a node. */
class LoginTest {

    private static final Node NODE = new Node("blue-1", "10.0.0.1", 2222, URI.create("http://blue-1:8080"));

    @TempDir
    Path base;

    @Test
    void straightToTheNode() {
        assertThat(Login.route(NODE, settings(null, null))).singleElement().satisfies(login -> {
            assertThat(login.where()).isEqualTo("node blue-1 (10.0.0.1:2222): ");
            assertThat(login.user()).isEqualTo("deploy");
            assertThat(login.files())
                    .containsExactly(base.resolve("id"), base.resolve("id-cert.pub"), base.resolve("known_hosts"));
        });
    }

    @Test
    void throughJumpHostsEachAsTheNodesUnlessItSaysSomethingElse() {
        SshHop like = new SshHop("gate.example", null, null, null, null, null, null);
        SshHop own = new SshHop("10.1.1.1", 2200, "jump", Path.of("other"), Path.of("cert"), null, Path.of("hosts"));

        List<Login> route = Login.route(NODE, settings(List.of(like, own), Path.of("nodes-cert")));

        assertThat(route)
                .extracting(Login::where)
                .containsExactly(
                        "jump host gate.example on the way to node blue-1 (gate.example:22): ",
                        "jump host 10.1.1.1 on the way to node blue-1 (10.1.1.1:2200): ",
                        "node blue-1 (10.0.0.1:2222): ");
        assertThat(route).extracting(Login::user).containsExactly("deploy", "jump", "deploy");
        assertThat(route)
                .extracting(Login::files)
                .containsExactly(
                        List.of(base.resolve("id"), Path.of("nodes-cert"), base.resolve("known_hosts")),
                        List.of(Path.of("other"), Path.of("cert"), Path.of("hosts")),
                        List.of(base.resolve("id"), Path.of("nodes-cert"), base.resolve("known_hosts")));
    }

    @Test
    void aHopWithAnIdentityOfItsOwnDoesNotGetTheNodesCertificate() {
        SshHop own = new SshHop("gate.example", null, null, Path.of("other"), null, null, null);

        assertThat(Login.route(NODE, settings(List.of(own), Path.of("nodes-cert")))
                        .get(0)
                        .files())
                .containsExactly(Path.of("other"), Path.of("other-cert.pub"), base.resolve("known_hosts"));
        assertThat(Login.hop(own, withPassphrase(), "gate").passphrase()).isNull();
        assertThat(Login.hop(new SshHop("gate.example", null, null, null, null, null, null), withPassphrase(), "gate")
                        .passphrase())
                .isNotNull();
    }

    @Test
    void itsFilesAreTheSameUntilSomebodyWritesToOne() throws IOException {
        Path identity = Files.writeString(base.resolve("id"), "one");
        LoginFiles before = LoginFiles.of(NODE, settings(null, null));
        assertThat(LoginFiles.of(NODE, settings(null, null))).isEqualTo(before);

        Files.writeString(identity, "longer");
        LoginFiles longer = LoginFiles.of(NODE, settings(null, null));
        Files.setLastModifiedTime(identity, FileTime.from(Instant.EPOCH));
        LoginFiles older = LoginFiles.of(NODE, settings(null, null));
        Files.delete(identity);

        assertThat(longer).isNotEqualTo(before);
        assertThat(older).isNotEqualTo(longer);
        assertThat(LoginFiles.of(NODE, settings(null, null))).isNotEqualTo(older);
    }

    @Test
    void theUmaskIsInForceBeforeAScript() {
        SshSettings masked = masked("027");

        assertThat(masked.masked("echo")).isEqualTo("umask 027\necho");
        assertThat(masked.filePermissions()).hasValue(0640);
        assertThat(settings(null, null).masked("echo")).isEqualTo("echo");
        assertThat(settings(null, null).filePermissions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "22", "888", "u=rwx", "00022"})
    void aUmaskHasThreeOctalDigits(String umask) {
        assertThatThrownBy(() -> masked(umask))
                .isInstanceOfSatisfying(
                        InvalidSetting.class, e -> assertThat(e.field()).isEqualTo("umask"));
    }

    @Test
    void thereAreUpToEightJumpHosts() {
        SshHop hop = new SshHop("gate.example", null, null, null, null, null, null);

        assertThat(settings(Collections.nCopies(8, hop), null).via()).hasSize(8);
        assertThatThrownBy(() -> settings(Collections.nCopies(9, hop), null))
                .isInstanceOfSatisfying(
                        InvalidSetting.class, e -> assertThat(e.field()).isEqualTo("via"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gate example", "-oProxyCommand=x", "gate/"})
    void aJumpHostIsANameOrAnAddress(String host) {
        assertThatThrownBy(() -> new SshHop(host, null, null, null, null, null, null))
                .isInstanceOfSatisfying(
                        InvalidSetting.class, e -> assertThat(e.field()).isEqualTo("host"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"root; reboot", "", "1user"})
    void anAccountsNameIsPlainOnAHopToo(String user) {
        assertThatThrownBy(() -> new SshHop("gate.example", null, user, null, null, null, null))
                .isInstanceOfSatisfying(
                        InvalidSetting.class, e -> assertThat(e.field()).isEqualTo("user"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "srv/shop", "/srv/../etc", "/srv/a\nb", ""})
    void whatIsAdoptedRunsFromAnAbsoluteDirectory(String from) {
        assertThatThrownBy(() -> new AdoptedTree(from, new Version("1.0.0"), Optional.empty()))
                .isInstanceOfSatisfying(
                        InvalidSetting.class, e -> assertThat(e.field()).isEqualTo("from"));
    }

    @Test
    void whatIsAdoptedMayHaveTheNodesNameInItsDirectory() {
        assertThat(new AdoptedTree("/srv/{node}/shop", new Version("1.0.0"), Optional.empty()).on(NODE))
                .isEqualTo("/srv/blue-1/shop");
    }

    @Test
    void aFileOfTealsOwnSaysWhatIsWrongWithIt() throws IOException {
        assertThat(OwnFileFault.read("SSH identity", Files.writeString(base.resolve("id"), "key")))
                .asString()
                .isEqualTo("key");
        assertThatThrownBy(() -> OwnFileFault.read("SSH identity", base))
                .isInstanceOf(OwnFileFault.class)
                .hasMessage("SSH identity " + base + " is a directory; name the file itself");
        assertThatThrownBy(() -> OwnFileFault.read("SSH identity", base.resolve("none")))
                .isInstanceOf(OwnFileFault.class)
                .hasMessageEndingWith("is not there; put the file there, or correct the path");
    }

    private SshSettings withPassphrase() {
        return new SshSettings(
                "deploy",
                base.resolve("id"),
                null,
                new Secret("env:TEAL_SSH_PASSPHRASE"),
                base.resolve("known_hosts"),
                null,
                null,
                null,
                null,
                null);
    }

    private SshSettings masked(String umask) {
        return new SshSettings(
                "deploy",
                base.resolve("id"),
                null,
                null,
                base.resolve("known_hosts"),
                null,
                umask,
                null,
                Duration.ofSeconds(1),
                null);
    }

    private SshSettings settings(@Nullable List<SshHop> via, @Nullable Path certificate) {
        return new SshSettings(
                "deploy",
                base.resolve("id"),
                certificate,
                null,
                base.resolve("known_hosts"),
                via,
                null,
                null,
                null,
                null);
    }
}
