package teal.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/** Properties from files, environment variables and arguments; where two have the same property, the first one counts. */
final class SettingSources {

    /**
     * A property that has others below it.
     *
     * @param index whether it is an element of a list
     * @param written whether somebody wrote it in a file or as an argument; names of environment variables are ambiguous
     */
    record Child(ConfigurationPropertyName name, boolean index, boolean written) {

        String text() {
            return name.getLastElement(Form.ORIGINAL);
        }
    }

    private final Environment environment;
    private final List<ConfigurationPropertySource> sources;
    private final Map<ConfigurationPropertySource, Map<String, Map<String, Child>>> children;

    private SettingSources(
            Environment environment,
            List<ConfigurationPropertySource> sources,
            Map<ConfigurationPropertySource, Map<String, Map<String, Child>>> children) {
        this.environment = environment;
        this.sources = sources;
        this.children = children;
    }

    static SettingSources of(Environment environment, ConfigurationPropertyName prefix) {
        List<ConfigurationPropertySource> sources = new ArrayList<>();
        Map<ConfigurationPropertySource, Map<String, Map<String, Child>>> children = new LinkedHashMap<>();
        UnboundElementsSourceFilter files = new UnboundElementsSourceFilter();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            sources.add(source);
            Map<String, Map<String, Child>> known = children.computeIfAbsent(source, any -> new LinkedHashMap<>());
            if (source instanceof IterableConfigurationPropertySource iterable) {
                boolean written = files.apply(source);
                iterable.stream().filter(prefix::isAncestorOf).forEach(name -> index(known, prefix, name, written));
            }
        }
        return new SettingSources(environment, sources, children);
    }

    private static void index(
            Map<String, Map<String, Child>> known,
            ConfigurationPropertyName prefix,
            ConfigurationPropertyName name,
            boolean written) {
        for (int length = prefix.getNumberOfElements(); length < name.getNumberOfElements(); length++) {
            ConfigurationPropertyName child = name.chop(length + 1);
            known.computeIfAbsent(uniform(name.chop(length)), any -> new LinkedHashMap<>())
                    .putIfAbsent(uniform(child), new Child(child, child.isLastElementIndexed(), written));
        }
    }

    private static String uniform(ConfigurationPropertyName name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.getNumberOfElements(); i++) {
            text.append(name.isNumericIndex(i) ? "[" : ".").append(name.getElement(i, Form.UNIFORM));
        }
        return text.toString();
    }

    /** The source that a list comes from: lists of several sources are never mixed. */
    Optional<SettingSources> ofList(ConfigurationPropertyName name) {
        return sources.stream()
                .map(source -> new SettingSources(environment, List.of(source), children))
                .filter(single -> single.has(name))
                .findFirst();
    }

    boolean has(ConfigurationPropertyName name) {
        return property(name) != null
                || !children(name).isEmpty()
                || sources.stream()
                        .anyMatch(source -> source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT);
    }

    @Nullable
    ConfigurationProperty property(ConfigurationPropertyName name) {
        return sources.stream()
                .map(source -> source.getConfigurationProperty(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The first property at or below this name, to say where it is written. */
    @Nullable
    ConfigurationProperty firstIn(ConfigurationPropertyName name) {
        ConfigurationProperty own = property(name);
        return own != null
                ? own
                : children(name).stream()
                        .map(child -> firstIn(child.name()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /** What is directly below this name, each spelling once. */
    Collection<Child> children(ConfigurationPropertyName name) {
        String parent = uniform(name);
        Map<String, Child> all = new LinkedHashMap<>();
        for (ConfigurationPropertySource source : sources) {
            Map<String, Map<String, Child>> known = children.getOrDefault(source, Map.of());
            known.getOrDefault(parent, Map.of())
                    .forEach(
                            (key, child) -> all.merge(key, child, (first, second) -> first.written() ? first : second));
        }
        return all.values();
    }

    /** Converts a property that is there, with its placeholders filled in, as Spring does. */
    <T> T convert(ConfigurationPropertyName name, Bindable<T> type) {
        return new Binder(sources, new PropertySourcesPlaceholdersResolver(environment))
                .bind(name, type)
                .get();
    }
}
