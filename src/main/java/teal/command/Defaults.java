package teal.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import teal.release.Reason;

/**
 * How to reach Teal, where the command line does not say it: {@code TEAL_SERVER} for {@code --server} and so on, else
 * {@code server} in the file {@code teal/config} below {@code XDG_CONFIG_HOME}, else below {@code ~/.config}.
 */
final class Defaults implements IDefaultValueProvider {

    private static final Set<String> KEYS =
            Set.of("server", "user", "password-file", "token-file", "authority", "proxy");

    private final Map<String, String> environment;
    private @Nullable Properties file;

    Defaults(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        String key = option.longestName().replaceFirst("^--", "");
        if (!KEYS.contains(key)) {
            return null;
        }
        return Optional.ofNullable(
                        environment.get("TEAL_" + key.toUpperCase(Locale.ROOT).replace('-', '_')))
                .filter(value -> !value.isBlank())
                .orElseGet(() -> file().getProperty(key));
    }

    private Properties file() {
        Properties known = file;
        if (known == null) {
            known = read(directory().resolve("teal").resolve("config"));
            file = known;
        }
        return known;
    }

    private Path directory() {
        return Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".config"));
    }

    private static Properties read(Path path) {
        Properties found = new Properties();
        if (Files.exists(path)) {
            try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
                found.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new Failure(ExitCode.USAGE, "cannot read " + path + ": " + Reason.of(e));
            }
            found.stringPropertyNames().stream()
                    .filter(key -> !KEYS.contains(key))
                    .sorted()
                    .findFirst()
                    .ifPresent(key -> {
                        throw new Failure(
                                ExitCode.USAGE,
                                path + ": found '" + key + "'; allowed: "
                                        + String.join(
                                                ", ", KEYS.stream().sorted().toList()));
                    });
        }
        return found;
    }
}
