package teal.inventory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.core.env.Environment;
import teal.release.Masked;

/** Every property of an application, whether somebody wrote it or it has its default, with the place that it comes from. */
final class RunningSettings {

    /** The value of a header may be a password, whatever the header's name. */
    private static final String HEADERS = "headers";

    private static final String HIDDEN = "********";

    private final SettingSources sources;
    private final ConfigurationPropertyName application;
    private final List<ShownSetting> found = new ArrayList<>();

    private RunningSettings(SettingSources sources, ConfigurationPropertyName application) {
        this.sources = sources;
        this.application = application;
    }

    static List<ShownSetting> of(Environment environment, String name, ApplicationSettings settings) {
        ConfigurationPropertyName all = ConfigurationPropertyName.of("teal.applications");
        RunningSettings running = new RunningSettings(
                SettingSources.of(environment, ConfigurationPropertyName.of("teal")), all.append(name));
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
            map.forEach((key, below) -> value(name.append("[" + key + "]"), below));
        } else if (value != null && SettingsOutline.isSection(value.getClass())) {
            section(name, value);
        } else if (value != null) {
            show(name, sources.property(name), value);
        }
    }

    private void show(ConfigurationPropertyName name, @Nullable ConfigurationProperty property, Object value) {
        String path = name.toString().substring(application.toString().length() + 1);
        String text = property == null ? text(value) : String.valueOf(property.getValue());
        boolean header = name.getNumberOfElements() > 1
                && name.getElement(name.getNumberOfElements() - 2, Form.DASHED).equals(HEADERS);
        String place = property == null ? "default" : Mistake.place(property);
        found.add(new ShownSetting(
                path, header ? HIDDEN : Masked.text(Masked.address(text)), place.isEmpty() ? "elsewhere" : place));
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
