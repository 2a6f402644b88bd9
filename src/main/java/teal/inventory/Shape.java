package teal.inventory;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** What a property looks like, whatever it should be. */
enum Shape {
    VALUE,
    /** Nothing after the colon, or quotes around nothing. */
    EMPTY,
    EMPTY_LIST,
    EMPTY_BLOCK,
    LIST,
    BLOCK;

    static Shape of(SettingSources sources, ConfigurationPropertyName name) {
        Collection<SettingSources.Child> children = sources.children(name);
        ConfigurationProperty property = sources.property(name);
        if (property == null) {
            return children.stream().anyMatch(SettingSources.Child::index) ? LIST : BLOCK;
        }
        Object value = property.getValue();
        if (value instanceof Collection) {
            return EMPTY_LIST;
        }
        if (value instanceof Map) {
            return EMPTY_BLOCK;
        }
        if (!children.isEmpty() && value.toString().isEmpty()) {
            return children.iterator().next().index() ? LIST : BLOCK;
        }
        return value.toString().isBlank() ? EMPTY : VALUE;
    }

    /** For messages. */
    String words(SettingSources sources, ConfigurationPropertyName name) {
        return switch (this) {
            case VALUE -> "a single value";
            case EMPTY -> "nothing";
            case EMPTY_LIST -> "an empty list";
            case EMPTY_BLOCK -> "an empty block";
            case LIST -> "a list";
            case BLOCK ->
                "a block of properties: "
                        + sources.children(name).stream()
                                .map(SettingSources.Child::text)
                                .limit(5)
                                .collect(Collectors.joining(", "));
        };
    }
}
