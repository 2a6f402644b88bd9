package teal.inventory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import teal.release.Masked;

/** Every property of an application, whether somebody wrote it or it has its default, with the place that it comes from. */
final class RunningSettings {

    /** The value of a header may be a password, whatever the header's name. */
    private static final String HEADERS = "headers";

    /** So may a part of a command, or of what another system is sent, which are therefore shown as they were written. */
    private static final Set<String> AS_WRITTEN = Set.of("commands", "tasks", "endpoints");

    static final String HIDDEN = "********";

    private final SettingSources sources;
    private final ResolvedText resolved;
    private final ConfigurationPropertyName application;
    private final List<ShownSetting> found = new ArrayList<>();

    private RunningSettings(SettingSources sources, ResolvedText resolved, ConfigurationPropertyName application) {
        this.sources = sources;
        this.resolved = resolved;
        this.application = application;
    }

    static List<ShownSetting> of(Environment environment, String name, ApplicationSettings settings) {
        ConfigurationPropertyName all = ConfigurationPropertyName.of("teal.applications");
        RunningSettings running = new RunningSettings(
                SettingSources.of(environment, ConfigurationPropertyName.of("teal")),
                new ResolvedText(environment),
                all.append(name));
        running.section(running.application, settings);
        return List.copyOf(running.found);
    }

    private void section(ConfigurationPropertyName name, Object record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            value(name.append(DataObjectPropertyName.toDashedForm(component.getName())), read(component, record));
        }
    }

    private void value(ConfigurationPropertyName name, @Nullable Object value) {
        if (value instanceof List<?> list) {
            ConfigurationProperty whole = sources.property(name);
            if (whole != null || list.isEmpty()) {
                show(name, whole, list);
                return;
            }
            for (int i = 0; i < list.size(); i++) {
                value(name.append("[" + i + "]"), list.get(i));
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, below) -> value(entry(name, String.valueOf(key)), below));
        } else if (value != null && SettingsOutline.isSection(value.getClass())) {
            section(name, value);
        } else if (value != null) {
            show(name, sources.property(name), value);
        }
    }

    /** As it was written: an index in brackets equals no name with a hyphen in it. */
    private ConfigurationPropertyName entry(ConfigurationPropertyName map, String key) {
        return sources.children(map).stream()
                .filter(child -> child.text().equals(key))
                .map(SettingSources.Child::name)
                .findFirst()
                .orElseGet(() -> map.append("[" + key + "]"));
    }

    private void show(ConfigurationPropertyName name, @Nullable ConfigurationProperty property, Object value) {
        String path = name.toString().substring(application.toString().length() + 1);
        String text = property == null ? text(value) : written(name, property);
        boolean header = name.getNumberOfElements() > 1
                && name.getElement(name.getNumberOfElements() - 2, Form.DASHED).equals(HEADERS);
        found.add(new ShownSetting(
                path,
                header ? HIDDEN : Masked.text(Masked.address(text)),
                property == null ? "default" : place(property)));
    }

    /** With the placeholders filled in, where no secret can be among them. */
    private String written(ConfigurationPropertyName name, ConfigurationProperty property) {
        String written = String.valueOf(property.getValue());
        boolean asWritten = IntStream.range(0, name.getNumberOfElements())
                .anyMatch(i -> AS_WRITTEN.contains(name.getElement(i, Form.DASHED)));
        return asWritten ? written : resolved.fill(written);
    }

    private static String place(ConfigurationProperty property) {
        String place = Mistake.place(property);
        if (!place.isEmpty()) {
            return place;
        }
        Object source =
                property.getSource() == null ? null : property.getSource().getUnderlyingSource();
        if (source instanceof SystemEnvironmentPropertySource
                && property.getOrigin() instanceof PropertySourceOrigin origin) {
            return "environment variable " + origin.getPropertyName();
        }
        return switch (source instanceof PropertySource<?> named ? named.getName() : "") {
            case CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME -> "command line";
            case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME -> "system property";
            default -> "elsewhere";
        };
    }

    private static String text(Object value) {
        return value instanceof Duration duration
                ? duration.toString().replaceFirst("^PT", "").toLowerCase(Locale.ROOT)
                : String.valueOf(value);
    }

    private static @Nullable Object read(RecordComponent component, Object record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("every component of settings can be read", e);
        }
    }
}
