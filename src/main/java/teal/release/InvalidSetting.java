package teal.release;

import org.jspecify.annotations.Nullable;

/** A setting with an unusable value. Only the binder knows the full path of the property that the field belongs to. */
public final class InvalidSetting extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    public InvalidSetting(String field, @Nullable Object found, String allowed) {
        super("found " + (found == null ? "nothing" : "'" + found + "'") + "; allowed: " + allowed);
        this.field = field;
    }

    /** The field in kebab case, as written in YAML, relative to the record under construction. */
    public String field() {
        return field;
    }
}
