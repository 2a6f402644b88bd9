package teal.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import teal.lab.LabUsers;
import teal.lab.ldap.DirectoryServer;
import teal.release.InvalidSetting;
import teal.release.Secret;
import teal.release.TechnicalFailure;
import teal.signin.Certificate;

/** What a real LDAP server is asked, over TLS. */
class DirectoryTest {

    @TempDir
    Path files;

    private Certificate certificate;
    private DirectoryServer server;

    @BeforeEach
    void open() throws Exception {
        certificate = Certificate.make(files, "directory");
        server = DirectoryServer.start(certificate.file(), certificate.key())
                .withPerson("rita", "Rita", "Lee")
                .withPerson("gus", "Gus", "Guest")
                .withGroup("requesters", "rita");
        Files.writeString(files.resolve("password"), DirectoryServer.SERVICE_PASSWORD);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void tellsWhoItIsAndWhichOfTealsGroupsTheyAreIn() {
        assertThat(directory(server.address(), certificate, "(sn=Lee)").signIn("rita", LabUsers.PASSWORD))
                .hasValue(new Member("rita", "Rita", "Lee", "rita@example.test", Set.of("requesters"), ""));
        assertThat(directory(server.address(), certificate, "(sn=Lee)").signIn("gus", LabUsers.PASSWORD))
                .isEmpty();
        assertThat(directory(server.address(), certificate, null).signIn("gus", LabUsers.PASSWORD))
                .hasValueSatisfying(gus -> assertThat(gus.groups()).isEmpty());
    }

    /** The next server is asked where one is gone. */
    @Test
    void asksTheNextServer() throws Exception {
        DirectoryServer gone = DirectoryServer.start(certificate.file(), certificate.key());
        String nobody = gone.address();
        gone.close();

        assertThat(new Directory(settings(List.of(nobody, server.address()), certificate, null)).find("rita"))
                .isPresent();
    }

    @Test
    void trustsNoServerOfAnotherNameAndNoOtherAuthority() throws Exception {
        String otherName = server.address().replace("127.0.0.1", "localhost");
        assertThatThrownBy(() -> directory(otherName, certificate, null).signIn("rita", LabUsers.PASSWORD))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("localhost")
                .hasMessageContaining("Users whose password is in Teal can sign in");

        Certificate other = Certificate.make(files, "other");
        assertThatThrownBy(() -> directory(server.address(), other, null).signIn("rita", LabUsers.PASSWORD))
                .isInstanceOf(TechnicalFailure.class);
    }

    @Test
    void aWrongPasswordOfTealsOwnAccountIsNoWrongPasswordOfRitas() throws Exception {
        Files.writeString(files.resolve("password"), "Wrong-Service-1");

        assertThatThrownBy(() -> directory(server.address(), certificate, null).signIn("rita", LabUsers.PASSWORD))
                .isInstanceOf(TechnicalFailure.class)
                .hasMessageContaining("signing in as " + DirectoryServer.SERVICE)
                .hasMessageNotContaining("Wrong-Service-1");
    }

    @ParameterizedTest
    @CsvSource({
        "ldap://ldap.example.com,  uid,        addresses",
        "https://ldap.example.com, uid,        addresses",
        "ldaps://ldap.example.com, '(uid=x)',  user-name"
    })
    void wrongSettingsAreNamed(String address, String userName, String field) {
        assertThatThrownBy(() -> new DirectorySettings(
                        List.of(address),
                        null,
                        "cn=teal",
                        new Secret("env:X"),
                        "dc=example",
                        userName,
                        null,
                        Map.of("approvers", "cn=a"),
                        null))
                .isInstanceOfSatisfying(
                        InvalidSetting.class, wrong -> assertThat(wrong.field()).isEqualTo(field));
        assertThatThrownBy(() -> new DirectorySettings(
                        List.of("ldaps://x"),
                        null,
                        "cn=teal",
                        new Secret("env:X"),
                        "dc=example",
                        null,
                        "(unclosed",
                        Map.of("approvers", "cn=a"),
                        null))
                .isInstanceOfSatisfying(
                        InvalidSetting.class, wrong -> assertThat(wrong.field()).isEqualTo("filter"));
    }

    private Directory directory(String address, Certificate trusted, @Nullable String filter) {
        return new Directory(settings(List.of(address), trusted, filter));
    }

    private DirectorySettings settings(List<String> addresses, Certificate trusted, @Nullable String filter) {
        return new DirectorySettings(
                addresses,
                trusted.file(),
                DirectoryServer.SERVICE,
                new Secret("file:" + files.resolve("password")),
                DirectoryServer.BASE,
                null,
                filter,
                Map.of("requesters", DirectoryServer.group("requesters")),
                Duration.ofMinutes(1));
    }
}
