package teal.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

/** Two applications, and what they may not share. */
class SharedResourcesTest {

    @TempDir
    Path directory;

    private String shop = "";

    @BeforeEach
    void readExample() throws IOException {
        shop = ExampleInventory.in(directory).yaml();
    }

    @Test
    void apartFromEachOtherTheyAreFine() throws IOException {
        assertThat(mistakes("record: other.example.com.", "directory: /srv/other", "ssh-port: 22"))
                .isEmpty();
        assertThat(mistakes("record: other.example.com.", "directory: /srv/shop", "ssh-port: 2222"))
                .filteredOn(mistake -> mistake.path().endsWith(".record"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.example.com.", "Shop.Example.COM.", "SHOP.EXAMPLE.COM."})
    void aRecordBelongsToOneApplication(String record) throws IOException {
        assertThat(mistakes("record: " + record, "directory: /srv/other", "ssh-port: 22"))
                .singleElement()
                .hasToString(
                        "teal.applications.store.traffic.record: found 'shop.example.com.'; allowed: a record of its"
                                + " own (application shop has the same)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/srv/shop",
                "/srv/shop/",
                "/srv//shop",
                "//srv/shop//",
                "/srv/./shop",
                "/srv/shop/.",
                "/srv",
                "/srv/shop/deep"
            })
    void aDirectoryOnANodeBelongsToOneApplication(String other) throws IOException {
        assertThat(mistakes("record: other.example.com.", "directory: " + other, "ssh-port: 22"))
                .singleElement()
                .asString()
                .contains("teal.applications.store.deployment.directory: found '" + other
                        + "' on 10.0.0.11:22 (node blue-1)")
                .contains("a directory apart from '/srv/shop' of application shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/shopping", "/srv/other", "/srv/sho", "srv/shop"})
    void aNameThatOnlyBeginsAlikeIsApart(String other) throws IOException {
        assertThat(mistakes("record: other.example.com.", "directory: " + other, "ssh-port: 22"))
                .isEmpty();
    }

    @Test
    void aFinalDotOfAHostAndItsCaseDoNotMakeAnotherMachine() throws IOException {
        shop = shop.replace("host: 10.0.0.11 ", "host: App1.Example.com ");
        String other = second("record: other.example.com.", "directory: /srv/shop", "ssh-port: 22")
                .replace("host: App1.Example.com ", "host: app1.example.com. ");

        assertThat(read(shop + other)).singleElement().asString().contains("on app1.example.com:22");
    }

    @ParameterizedTest
    @CsvSource({
        "host: 10.0.0.12, host: 10.0.0.11, clusters[0].nodes[1].host",
        "http: http://10.0.0.12:8080, http: http://10.0.0.11:8080, clusters[0].nodes[1].http",
        "http: http://10.0.0.22:8080, http: http://10.0.0.21:8080/, clusters[1].nodes[1].http",
        "name: blue-2, name: blue-1, clusters[0].nodes[1].name"
    })
    void aNodeOfAClusterHasItsOwnAddress(String right, String wrong, String path) throws IOException {
        assertThat(read(shop.replace(right, wrong)))
                .singleElement()
                .asString()
                .startsWith("teal.applications.shop." + path + ": found ")
                .contains("of its own");
    }

    @Test
    void nodesOnOneMachineAreFineInDirectoriesOfTheirOwn() throws IOException {
        String one = shop.replace("host: 10.0.0.12", "host: 10.0.0.11");

        assertThat(read(one.replace("directory: /srv/shop", "directory: /srv/shop/{node}")))
                .isEmpty();
        assertThat(read(one)).singleElement().asString().contains("{node}");
    }

    private List<Mistake> mistakes(String record, String where, String port) throws IOException {
        return read(shop + second(record, where, port));
    }

    /** The same application under another name. */
    private String second(String record, String where, String port) {
        return shop.substring(shop.indexOf("    shop:"))
                .replace("    shop:", "    store:")
                .replace("record: shop.example.com.", record)
                .replace("directory: /srv/shop", where)
                .replace("ssh-port: 22", port);
    }

    private static List<Mistake> read(String yaml) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("inventory", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
                .forEach(environment.getPropertySources()::addLast);
        try {
            InventoryReader.read(environment);
            return List.of();
        } catch (InvalidSettings invalid) {
            return invalid.mistakes();
        }
    }
}
