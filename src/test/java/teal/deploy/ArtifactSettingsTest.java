package teal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import teal.release.InvalidSetting;
import teal.release.PermanentRefusal;
import teal.release.Version;
import teal.repository.ArtifactSource;
import teal.repository.RepositorySettings;

/** Where artifacts may come from, and how large they may be. */
class ArtifactSettingsTest {

    private static final String SHOP = "https://repo.example/shop/";
    private static final String OTHER = "https://other.example/";

    @Test
    void anUnpackedArchiveMayBeFourTimesAsLargeUnlessTheSettingsSayMore() {
        assertThat(sized(3, null).maxUnpackedBytes()).isEqualTo(12L << 20);
        assertThat(sized(3, 5).maxUnpackedBytes()).isEqualTo(5L << 20);
        assertThat(sized(3, 5).maxBytes()).isEqualTo(3L << 20);
        assertThat(sized(null, null).maxBytes()).isEqualTo(512L << 20);
    }

    @Test
    void aServerHasToSendSixteenKibibytesEachSecondUnlessTheSettingsSayMore() {
        assertThat(paced(null).pace().bytesPerSecond()).isEqualTo(16 * 1024);
        assertThat(paced(2).pace().bytesPerSecond()).isEqualTo(2048);
        assertThat(paced(2).pace().patience()).isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/bin/python3, true",
        "/usr/bin/python, false",
        "/usr/bin/python3/x, false",
        "/var/log/shop/, true",
        "/var/log/shop, true",
        "/var/log/shop/today, true",
        "/var/log/shopping, false",
        "/var/log/shop/../auth.log, false",
        "var/log/shop, false",
    })
    void linksMayLeadToWhatIsNamedAndBelowWhatEndsInASlash(String target, boolean may) {
        ArtifactSettings settings = new ArtifactSettings(
                List.of(SHOP),
                null,
                null,
                null,
                List.of("/usr/bin/python3", "/var/log/shop/"),
                null,
                null,
                null,
                null,
                null,
                null,
                null);

        assertThat(settings.mayLinkTo(target)).isEqualTo(may);
    }

    @Test
    void eachVersionIsAtItsAddress() {
        ArtifactAddresses addresses = addresses(SHOP + "shop-{version}.tar.gz", null);

        assertThat(addresses.areKnown()).isTrue();
        assertThat(addresses.of(null, new Version("2.0.0"))).isEqualTo(SHOP + "shop-2.0.0.tar.gz");
        assertThat(addresses.of(SHOP + "other.tar.gz", new Version("2.0.0"))).isEqualTo(SHOP + "other.tar.gz");
    }

    @Test
    void withoutOneARequestHasToSayIt() {
        ArtifactAddresses addresses = addresses(null, null);

        assertThat(addresses.areKnown()).isFalse();
        assertThatThrownBy(() -> addresses.of(null, new Version("2.0.0")))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessage("artifact: found nothing; this field is required");
        assertThatThrownBy(() -> addresses.versions(10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add deployment.artifacts.address, with {version} in it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://else.example/shop-{version}.tar.gz", SHOP + "shop.tar.gz", ""})
    void anAddressIsBelowAnAllowedLocationAndHasTheVersionInIt(String address) {
        assertThatThrownBy(() -> addresses(address, null))
                .isInstanceOfSatisfying(
                        InvalidSetting.class, e -> assertThat(e.field()).isEqualTo("address"))
                .hasMessageContaining("such as " + SHOP + "shop-{version}.tar.gz");
    }

    @Test
    void anArtifactMayHaveANameOfItsOwn() {
        assertThat(addresses(null, "app.jar").checked(SHOP + "download")).isNotNull();
        assertThat(addresses(null, "app.jar").nameOf(addresses(null, null).checked(SHOP + "shop.jar")))
                .isEqualTo("app.jar");
        assertThat(addresses(null, null).nameOf(addresses(null, null).checked(SHOP + "shop.jar")))
                .isEqualTo("shop.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b.jar", "", "..", "shop.rar"})
    void aNameIsThatOfAFileThatIsTaken(String name) {
        assertThatThrownBy(() -> addresses(null, name))
                .isInstanceOfSatisfying(
                        InvalidSetting.class, e -> assertThat(e.field()).isEqualTo("as"));
    }

    @Test
    void anArchiveOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> addresses(null, null).of(SHOP + "shop.rar", new Version("2.0.0")))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("repack it as .tar.gz");
    }

    @Test
    void aRepositoryIsAboutAnAllowedLocationOrAPartOfIt() {
        assertThat(reached(SHOP).repositories()).hasSize(1);
        assertThat(reached("https://repo.example/").repositories()).hasSize(1);
        assertThat(reached(SHOP + "secret/").repositories()).hasSize(1);
        assertThat(reached(SHOP + "one/", SHOP + "two/").repositories()).hasSize(2);
    }

    @Test
    void aRepositoryOfNoLocationOrOneThatIsThereTwiceIsRefused() {
        assertThatThrownBy(() -> reached(SHOP, OTHER))
                .isInstanceOfSatisfying(
                        InvalidSetting.class, e -> assertThat(e.field()).isEqualTo("repositories[1].at"));
        assertThatThrownBy(() -> reached(SHOP, SHOP))
                .isInstanceOfSatisfying(
                        InvalidSetting.class, e -> assertThat(e.field()).isEqualTo("repositories[0].at"));
    }

    @Test
    void aListOfLocationsIsNotEmpty() {
        assertThatThrownBy(() -> new ArtifactSettings(
                        List.of(), null, null, null, null, null, null, null, null, null, null, null))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("a list of one or more allowed locations");
    }

    private static ArtifactSettings sized(@Nullable Integer megabytes, @Nullable Integer unpacked) {
        return new ArtifactSettings(
                List.of(SHOP), megabytes, unpacked, null, null, null, null, null, null, null, null, null);
    }

    private static ArtifactSettings paced(@Nullable Integer kilobytes) {
        return new ArtifactSettings(
                List.of(SHOP), null, null, null, null, null, Duration.ofSeconds(7), kilobytes, null, null, null, null);
    }

    private static ArtifactAddresses addresses(@Nullable String address, @Nullable String as) {
        ArtifactSettings settings =
                new ArtifactSettings(List.of(SHOP), null, null, null, null, null, null, null, null, address, as, null);
        return new ArtifactAddresses(settings, new ArtifactSource(settings.locations(), settings.pace()));
    }

    private static ArtifactSettings reached(String... locations) {
        return new ArtifactSettings(
                List.of(SHOP),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Stream.of(locations)
                        .map(at -> new RepositorySettings(
                                at, null, null, null, null, null, null, null, null, null, null, null, null, null))
                        .toList(),
                null,
                null,
                null);
    }
}
