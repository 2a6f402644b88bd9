package teal.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import teal.http.Pace;
import teal.lab.ArtifactRepository;
import teal.release.PermanentRefusal;
import teal.release.Version;

/** Which versions there are, as far as a location can say. */
class ListedVersionsTest {

    private final ArtifactRepository repository = ArtifactRepository.start();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        repository.close();
    }

    private List<String> versions(String address) {
        String location = address.substring(0, address.indexOf('/', address.indexOf("//") + 2) + 1);
        String from = address.startsWith("file:") ? "file:" + directory + "/" : location;
        return new ArtifactSource(new Locations(List.of(from), List.of()), new Pace(Duration.ofSeconds(10), 1))
                .versions(new AddressPattern(address), 5).stream()
                        .map(Version::value)
                        .toList();
    }

    @Test
    void aDirectoryHasThoseWhoseFileIsThere() throws IOException {
        for (String name : List.of(
                "shop-2.9.0.tar.gz", "shop-2.10.0.tar.gz", "shop-2.9.0.tar.gz.sha256", "README", "shop-.tar.gz")) {
            Files.writeString(directory.resolve(name), "");
        }
        Files.createDirectories(directory.resolve("shop-3.0.0.tar.gz"));
        Files.writeString(Files.createDirectories(directory.resolve("v/4.0.0")).resolve("shop.jar"), "");
        Files.createDirectories(directory.resolve("v/5.0.0"));

        assertThat(versions("file:" + directory + "/shop-{version}.tar.gz")).containsExactly("2.10.0", "2.9.0");
        assertThat(versions("file:" + directory + "/v/{version}/shop.jar")).containsExactly("4.0.0");
    }

    @Test
    void aWebServersIndexHasThem() {
        for (String version : List.of("1.0.0", "2.0.0-rc.1", "2.0.0", "10.0.0", "2.0.1", "0.9")) {
            repository.publish("/shop/shop-" + version + ".tar.gz", "");
            repository.publish("/deep/v" + version + "/shop.tar.gz", "");
        }
        repository.publish("/shop/other-3.0.0.tar.gz", "");

        assertThat(versions(repository.address() + "/shop/shop-{version}.tar.gz"))
                .containsExactly("10.0.0", "2.0.1", "2.0.0", "2.0.0-rc.1", "1.0.0");
        assertThat(versions(repository.address() + "/deep/v{version}/shop.tar.gz"))
                .startsWith("10.0.0", "2.0.1");
    }

    @Test
    void mavensMetadataHasThem() {
        repository.publish("/com/example/shop/maven-metadata.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <metadata><groupId>com.example</groupId><artifactId>shop</artifactId>
                  <versioning><latest>2.1.0</latest><release>2.1.0</release>
                    <versions><version>2.0.0</version><version>2.1.0</version></versions>
                    <lastUpdated>20261130120000</lastUpdated></versioning></metadata>
                """);
        String maven = repository.address() + "/com/example/shop/{version}/shop-{version}.tar.gz";
        assertThat(versions(maven)).containsExactly("2.1.0", "2.0.0");

        repository.publish("/com/example/shop/maven-metadata.xml", """
                <!DOCTYPE m [<!ENTITY file SYSTEM "file:///etc/hostname">]>
                <metadata><versioning><versions><version>&file;</version></versions></versioning></metadata>
                """);
        assertThatThrownBy(() -> versions(maven))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("maven-metadata.xml cannot be read");
    }

    @Test
    void aLocationThatCannotListThemSaysSo() {
        repository.publish("/shop/README", "");

        assertThatThrownBy(() -> versions(repository.address() + "/shop/shop-{version}.tar.gz"))
                .isInstanceOf(PermanentRefusal.class)
                .hasMessageContaining("lists no version");
    }

    @Test
    void versionsAreInTheOrderThatPeopleExpect() {
        List<Version> expected =
                List.of("10.0", "2.10.0", "2.9.1", "2.9.1-rc2", "2.9.1-rc1", "2.9.1-beta", "v2.9", "2.0.0", "1")
                        .stream()
                        .map(Version::new)
                        .toList();
        List<Version> shuffled = new java.util.ArrayList<>(expected);
        Collections.shuffle(shuffled, new Random(7));

        assertThat(shuffled.stream().sorted(VersionOrder.NEWEST_FIRST)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://repo.example.com/shop/shop-{version}.tar.gz, true",
        "https://repo.example.com/shop/{version}/shop-{version}.tar.gz, true",
        "https://repo.example.com/shop/shop.tar.gz, false",
        "https://repo.example.com/{version}/shop.tar.gz, false",
        "https://{version}.example.com/shop/shop.tar.gz, false",
        "https://repo.example.com/shop/{version}/, false",
        "https://repo.example.com/shop/../{version}.jar, false",
        "https://repo.example.com/shop/shop.jar?v={version}, false",
    })
    void anAddressHasTheVersionInAnAllowedLocation(String address, boolean is) {
        assertThat(AddressPattern.isPattern(address, List.of("https://repo.example.com/shop/")))
                .isEqualTo(is);
    }
}
