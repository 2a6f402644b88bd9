package teal.release;

import org.jspecify.annotations.Nullable;

/** A setting whose value cannot be used. The property's path in front of the field is known only to the binder. */
public final class InvalidSetting extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    public InvalidSetting(String field, @Nullable Object found, String allowed) {
        super("found " + (found == null ? "nothing" : "'" + found + "'") + "; allowed: " + allowed);
        this.field = field;
    }

    /** The field in kebab case, as it is written in YAML, relative to the record that was being made. */
    public String field() {
        return field;
    }
}
