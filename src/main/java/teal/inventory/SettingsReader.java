package teal.inventory;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;
import teal.release.InvalidSetting;
import teal.release.NamesSecrets;
import teal.release.SettingMistakes;

/**
 * Reads settings into records, and finds every mistake in them at once. Spring's binder stops at the first one, and says it
 * in terms of Java; it still converts single values here.
 */
public final class SettingsReader {

    private final List<Mistake> mistakes = new ArrayList<>();
    private final Set<String> meant = new HashSet<>();
    private final SettingsOutline outline;

    private SettingsReader(Class<?> type) {
        this.outline = SettingsOutline.of(type);
    }

    /**
     * Reads one record.
     *
     * @return empty if no property below the prefix is there
     * @throws InvalidSettings with every mistake
     */
    public static <T> Optional<T> read(Environment environment, String prefix, Class<T> type) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(prefix);
        SettingSources sources = SettingSources.of(environment, name);
        if (!sources.has(name)) {
            return Optional.empty();
        }
        List<Mistake> mistakes = new ArrayList<>();
        Optional<T> found = read(sources, name, type, mistakes);
        if (!mistakes.isEmpty()) {
            throw new InvalidSettings(mistakes);
        }
        return found;
    }

    /** Reads one record, and adds the mistakes that it finds. */
    static <T> Optional<T> read(
            SettingSources sources, ConfigurationPropertyName name, Class<T> type, List<Mistake> mistakes) {
        SettingsReader reader = new SettingsReader(type);
        Optional<T> found = reader.value(sources, name, type).map(type::cast);
        mistakes.addAll(reader.mistakes);
        return found;
    }

    private Optional<Object> value(SettingSources sources, ConfigurationPropertyName name, Type type) {
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            return generic.getRawType().equals(List.class)
                    ? list(sources, name, (Class<?>) element)
                    : map(sources, name, (Class<?>) element);
        }
        Class<?> plain = (Class<?>) type;
        return plain.isRecord() && SettingsOutline.isSection(plain)
                ? section(sources, name, plain)
                : scalar(sources, name, plain);
    }

    private Optional<Object> scalar(SettingSources sources, ConfigurationPropertyName name, Class<?> type) {
        Shape shape = Shape.of(sources, name);
        if (shape != Shape.VALUE && !(shape == Shape.EMPTY && type.equals(String.class))) {
            mistake(sources, name, shape.words(sources, name), Scalars.kind(type));
            return Optional.empty();
        }
        return new Scalars(sources, mistakes).read(name, type);
    }

    private Optional<Object> list(SettingSources all, ConfigurationPropertyName name, Class<?> element) {
        SettingSources sources = all.ofList(name).orElse(all);
        Shape shape = Shape.of(sources, name);
        boolean blocks = SettingsOutline.isSection(element);
        if (shape == Shape.EMPTY_LIST || shape == Shape.EMPTY) {
            // Spring hands on [] as an empty text, too.
            return Optional.of(List.of());
        }
        if (shape == Shape.VALUE && !blocks) {
            // Several values in one text, as an environment variable has them: "a,b".
            return Optional.of(sources.convert(name, Bindable.listOf(element)));
        }
        if (shape != Shape.LIST) {
            mistake(
                    sources,
                    name,
                    shape.words(sources, name),
                    "a list of " + (blocks ? "blocks, each beginning with '-'" : "values") + "; [] for an empty one");
            return Optional.empty();
        }
        List<Object> found = new ArrayList<>();
        for (SettingSources.Child child : sources.children(name)) {
            ConfigurationPropertyName each = child.name();
            if (Shape.of(sources, each) == Shape.EMPTY) {
                mistake(sources, each, "nothing", blocks ? "a block of properties" : Scalars.kind(element));
            } else {
                value(sources, each, element).ifPresent(found::add);
            }
        }
        return Optional.of(found);
    }

    private Optional<Object> map(SettingSources sources, ConfigurationPropertyName name, Class<?> element) {
        Shape shape = Shape.of(sources, name);
        if (shape == Shape.EMPTY_BLOCK || shape == Shape.EMPTY) {
            return Optional.of(Map.of());
        }
        if (shape != Shape.BLOCK) {
            mistake(
                    sources,
                    name,
                    shape.words(sources, name),
                    "a block of names, each with its own properties below it");
            return Optional.empty();
        }
        Map<String, Object> found = new LinkedHashMap<>();
        for (SettingSources.Child child : sources.children(name)) {
            int before = mistakes.size();
            if (Shape.of(sources, child.name()) == Shape.EMPTY) {
                boolean block = SettingsOutline.isSection(element);
                mistake(sources, child.name(), "nothing", block ? "a block of properties" : Scalars.kind(element));
            } else {
                value(sources, child.name(), element).ifPresent(value -> found.put(child.text(), value));
            }
            asWritten(name, child, mistakes.subList(before, mistakes.size()));
        }
        return Optional.of(found);
    }

    /** Names that people choose are shown as they wrote them; Spring's are in lower case. */
    private static void asWritten(
            ConfigurationPropertyName map, SettingSources.Child child, List<Mistake> mistakesInIt) {
        mistakesInIt.replaceAll(mistake -> mistake.movedFrom(child.name().toString(), map + "." + child.text()));
    }

    private Optional<Object> section(SettingSources sources, ConfigurationPropertyName name, Class<?> type) {
        Shape shape = Shape.of(sources, name);
        if (shape != Shape.BLOCK && shape != Shape.EMPTY_BLOCK) {
            mistake(
                    sources,
                    name,
                    shape.words(sources, name),
                    "a block with " + String.join(", ", SettingsOutline.properties(type)));
            return Optional.empty();
        }
        Map<String, ConfigurationPropertyName> misspelt = findUnknown(sources, name, type);
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        List<ConfigurationPropertyName> empty = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            ConfigurationPropertyName property = name.append(dashed(components[i]));
            if (isEmptyText(sources, property, components[i])) {
                empty.add(property);
            } else if (sources.has(property)) {
                values[i] =
                        value(sources, property, components[i].getGenericType()).orElse(null);
            } else if (misspelt.containsKey(dashed(components[i]))) {
                // It is not used, but may have mistakes of its own.
                value(sources, misspelt.get(dashed(components[i])), components[i].getGenericType());
            }
        }
        Object section = construct(sources, name, type, values);
        empty.stream()
                .filter(property -> !isCovered(property.toString()))
                .forEach(property -> mistake(sources, property, "nothing", "a value, or no such property"));
        return Optional.ofNullable(section);
    }

    /** YAML has nothing after the colon, or quotes around nothing. */
    private static boolean isEmptyText(
            SettingSources sources, ConfigurationPropertyName property, RecordComponent component) {
        return component.getGenericType() instanceof Class && Shape.of(sources, property) == Shape.EMPTY;
    }

    private @Nullable Object construct(
            SettingSources sources, ConfigurationPropertyName name, Class<?> type, @Nullable Object[] values) {
        Set<String> unsound = Stream.of(type.getRecordComponents())
                .map(SettingsReader::dashed)
                .filter(property -> isCovered(name.append(property).toString()))
                .collect(Collectors.toSet());
        SettingMistakes.Built<Object> built = SettingMistakes.collect(unsound, () -> made(type, values));
        for (InvalidSetting invalid : built.mistakes()) {
            String path = name + (invalid.field().isEmpty() ? "" : "." + invalid.field());
            boolean wasMeant = invalid.foundNothing()
                    && (meant.contains(Spelling.uniform(path)) || meant.contains(Spelling.uniform(lastOf(path))));
            if (!isCovered(path) && !wasMeant) {
                mistakes.add(Mistake.of(path, invalid, written(sources, path)));
            }
        }
        if (built.mistakes().isEmpty() && built.value().orElse(null) instanceof NamesSecrets named) {
            findMissing(sources, name, named);
        }
        return built.value().orElse(null);
    }

    private void findMissing(SettingSources sources, ConfigurationPropertyName name, NamesSecrets named) {
        named.secrets()
                .forEach((property, secret) -> secret.missing()
                        .ifPresent(missing -> mistake(sources, name.append(property), missing, Scalars.READABLE)));
    }

    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static @Nullable ConfigurationProperty written(SettingSources sources, String path) {
        return ConfigurationPropertyName.isValid(path) ? sources.firstIn(ConfigurationPropertyName.of(path)) : null;
    }

    private static Object made(Class<?> type, @Nullable Object[] values) {
        try {
            Class<?>[] types = Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(type + " cannot be made", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    /** Returns those that are other spellings of known ones, by what was meant. */
    private Map<String, ConfigurationPropertyName> findUnknown(
            SettingSources sources, ConfigurationPropertyName name, Class<?> type) {
        Collection<String> known = SettingsOutline.properties(type);
        Map<String, ConfigurationPropertyName> misspelt = new LinkedHashMap<>();
        Set<String> names = known.stream().map(Spelling::uniform).collect(Collectors.toSet());
        for (SettingSources.Child child : sources.children(name)) {
            if (child.written() && !names.contains(Spelling.uniform(child.text()))) {
                UnknownProperty unknown = UnknownProperty.of(child.text(), known, outline);
                // Another section may have a property of the same name, which is not meant here.
                unknown.meant()
                        .map(property -> known.contains(property) ? name + "." + property : property)
                        .map(Spelling::uniform)
                        .ifPresent(meant::add);
                unknown.meant().filter(known::contains).ifPresent(property -> misspelt.put(property, child.name()));
                mistakes.add(Mistake.at(
                        child.name().toString(),
                        "a property that Teal does not know",
                        unknown.allowed(),
                        sources.firstIn(child.name())));
            }
        }
        return misspelt;
    }

    private void mistake(SettingSources sources, ConfigurationPropertyName name, String found, String allowed) {
        mistakes.add(Mistake.at(name.toString(), found, allowed, sources.firstIn(name)));
    }

    /** Whether something at or below this path is among the mistakes: what follows from it is none of its own. */
    private boolean isCovered(String path) {
        return mistakes.stream().anyMatch(mistake -> mistake.isIn(path));
    }

    private static String dashed(RecordComponent component) {
        return DataObjectPropertyName.toDashedForm(component.getName());
    }
}
