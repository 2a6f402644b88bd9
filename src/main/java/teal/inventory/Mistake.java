package teal.inventory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import teal.release.InvalidSetting;

/**
 * Something wrong in the settings.
 *
 * @param path of the property, as written in YAML
 * @param words what was found and what is allowed
 * @param place the file and line, if known, else empty
 */
public record Mistake(String path, String words, String place) {

    static Mistake at(String path, String found, String allowed, @Nullable ConfigurationProperty property) {
        return new Mistake(path, "found " + found + "; allowed: " + allowed, place(property));
    }

    static Mistake of(String path, InvalidSetting invalid, @Nullable ConfigurationProperty property) {
        return new Mistake(path, String.valueOf(invalid.getMessage()), place(property));
    }

    /** The file and line of a property, if known, else empty. */
    static String place(@Nullable ConfigurationProperty property) {
        Origin origin = property == null ? null : property.getOrigin();
        if (origin instanceof PropertySourceOrigin wrapped) {
            origin = wrapped.getOrigin();
        }
        return origin instanceof TextResourceOrigin text && text.getResource() != null && text.getLocation() != null
                ? Optional.ofNullable(text.getResource().getFilename())
                                .map(name -> name + ", ")
                                .orElse("")
                        + "line " + (text.getLocation().getLine() + 1)
                : "";
    }

    /** Whether it is about this property or one below it. */
    boolean isIn(String other) {
        return path.equals(other) || path.startsWith(other + ".") || path.startsWith(other + "[");
    }

    /** The same, if its path begins so, with another beginning. */
    Mistake movedFrom(String before, String now) {
        return isIn(before) ? new Mistake(now + path.substring(before.length()), words, place) : this;
    }

    @Override
    public String toString() {
        return path + ": " + words + (place.isEmpty() ? "" : " (" + place + ")");
    }
}
