package teal.inventory;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import teal.release.InvalidSetting;
import teal.release.Quoted;
import teal.release.Secret;
import teal.release.SettingMistakes;

/** Single values: numbers, durations, addresses, paths and references to secrets. */
final class Scalars {

    private static final Map<Class<?>, String> KINDS = Map.of(
            Integer.class, "a whole number",
            Double.class, "a number",
            Boolean.class, "true or false",
            Duration.class, "a duration such as 500ms, 30s, 5m or 2h",
            URI.class, "an address such as https://shop.example.com",
            Path.class, "a path on Teal's host",
            Secret.class, "a reference to a secret: file:/path/to/secret or env:NAME");

    static final String READABLE = "something that is there, and that Teal's account can read";

    private final SettingSources sources;
    private final List<Mistake> mistakes;

    Scalars(SettingSources sources, List<Mistake> mistakes) {
        this.sources = sources;
        this.mistakes = mistakes;
    }

    static String kind(Class<?> type) {
        return KINDS.getOrDefault(type, "a single value");
    }

    /** The value, or empty if it is not usable, which is then among the mistakes. */
    Optional<Object> read(ConfigurationPropertyName name, Class<?> type) {
        SettingMistakes.Built<Object> built = SettingMistakes.collect(List.of(), () -> convert(name, type));
        built.mistakes().stream()
                .map(mistake -> Mistake.of(name.toString(), mistake, sources.property(name)))
                .findFirst()
                .ifPresent(mistakes::add);
        if (!built.mistakes().isEmpty()) {
            return Optional.empty();
        }
        built.value().flatMap(Scalars::missing).ifPresent(missing -> {
            ConfigurationProperty property = sources.property(name);
            mistakes.add(Mistake.at(name.toString(), missing, READABLE, property));
        });
        return built.value();
    }

    private Object convert(ConfigurationPropertyName name, Class<?> type) {
        try {
            return sources.convert(name, Bindable.of(type));
        } catch (BindException unusable) {
            for (Throwable cause = unusable; cause != null; cause = cause.getCause()) {
                if (cause instanceof InvalidSetting invalid) {
                    throw invalid;
                }
            }
            throw new InvalidSetting("", shown(name, type), kind(type));
        }
    }

    /** Never a text that stands where a secret is expected. */
    private String shown(ConfigurationPropertyName name, Class<?> type) {
        if (type.equals(Secret.class)) {
            return "a value";
        }
        ConfigurationProperty property = sources.property(name);
        String text = Quoted.text(String.valueOf(property == null ? "" : property.getValue()));
        return text.substring(1, text.length() - 1);
    }

    /** What is wrong with a file or a secret that the settings name. */
    private static Optional<String> missing(Object value) {
        if (value instanceof Secret secret) {
            return secret.missing();
        }
        if (value instanceof Path path && !Files.isReadable(path)) {
            return Optional.of(
                    "'" + path + "', " + (Files.exists(path) ? "which may not be read" : "and no such file"));
        }
        return value instanceof Path path && Files.isDirectory(path)
                ? Optional.of("'" + path + "', which is a directory")
                : Optional.empty();
    }
}
