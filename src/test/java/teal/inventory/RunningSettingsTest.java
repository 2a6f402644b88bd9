package teal.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

/** The settings that are in force, as people read them. */
class RunningSettingsTest {

    private final StandardEnvironment environment = new StandardEnvironment();

    @TempDir
    Path directory;

    private String shop = "";

    @BeforeEach
    void readExample() throws IOException {
        shop = ExampleInventory.in(directory).yaml();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "elsewhere",
                        Map.of(
                                "place.of.shop", "${root.of.shop}/shop",
                                "root.of.shop", "/srv",
                                "page",
                                        "password=geheim-4 at https://${name}:${HEALTH_PASSWORD}@shop.example.com/?key=geheim-2",
                                "name", "otto",
                                "HEALTH_PASSWORD", "geheim-1",
                                "harmless", "geheim-3")));
    }

    @Test
    void fillsInWhatAFileOnlyRefersTo() throws IOException {
        shop = shop.replaceFirst("directory: /srv/shop", "directory: \\${place.of.shop}")
                .replaceFirst("home: blue", "home: \\${no.such.thing:blue}");

        assertThat(shown()).extractingByKeys("deployment.directory", "home").containsExactly("/srv/shop", "blue");
    }

    @Test
    void masksSecretsOnWhateverWayTheyCome() throws IOException {
        shop = shop.replaceFirst("text: [^,}\\n]+", "text: \"\\${page}\"")
                .replaceFirst("restart: .*", "restart: \"restart-shop \\${harmless}\"")
                .replaceFirst("(purge-cache:\\s+address: ).*", "$1\"https://chat.example.com/\\${harmless}\"");

        Map<String, String> shown = shown();

        assertThat(shown)
                .containsValue("password=******** at https://********@shop.example.com/?********")
                .containsEntry("deployment.commands.restart", "restart-shop ${harmless}")
                .containsEntry("endpoints.purge-cache.address", "https://chat.example.com/${harmless}")
                .containsEntry("traffic.tsig.secret", "file:" + directory.resolve("tsig"));
        assertThat(shown.values()).noneMatch(value -> value.contains("geheim"));
    }

    @Test
    void findsEntriesWhoseNamesHaveAHyphen() throws IOException {
        assertThat(shown(ShownSetting::from).get("endpoints.purge-cache.address"))
                .contains("line ");
    }

    @Test
    void saysWhichWayAValueCame() throws IOException {
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "company-systemEnvironment", Map.of("TEAL_APPLICATIONS_SHOP_DEPLOYMENT_KEEP", "7")));
        environment
                .getPropertySources()
                .addFirst(new SimpleCommandLinePropertySource("--teal.applications.shop.deployment.batch=2"));

        assertThat(shown(ShownSetting::from))
                .containsEntry("deployment.keep", "environment variable TEAL_APPLICATIONS_SHOP_DEPLOYMENT_KEEP")
                .containsEntry("deployment.batch", "command line")
                .containsEntry("clusters[0].nodes[1].ssh-port", "default")
                .hasEntrySatisfying("traffic.record", from -> assertThat(from).matches(".*line \\d+"));
    }

    private Map<String, String> shown() throws IOException {
        return shown(ShownSetting::value);
    }

    private Map<String, String> shown(Function<ShownSetting, String> part) throws IOException {
        new YamlPropertySourceLoader()
                .load("company.yaml", new ByteArrayResource(shop.getBytes(StandardCharsets.UTF_8)))
                .forEach(environment.getPropertySources()::addLast);
        ApplicationSettings settings = InventoryReader.read(environment).get("shop");
        return RunningSettings.of(environment, "shop", settings).stream()
                .collect(Collectors.toMap(ShownSetting::property, part));
    }
}
