package teal.release;

import org.jspecify.annotations.Nullable;

/** A setting with an unusable value. Only the binder knows the full path of the property that the field belongs to. */
public final class InvalidSetting extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final boolean nothing;

    public InvalidSetting(String field, @Nullable Object found, String allowed) {
        super("found " + (found == null ? "nothing" : "'" + Masked.address(found.toString()) + "'") + "; allowed: "
                + allowed);
        this.field = field;
        this.nothing = found == null;
    }

    /** Whether there is no value at all. */
    public boolean foundNothing() {
        return nothing;
    }

    /** The field in kebab case, as written in YAML, relative to the record under construction. */
    public String field() {
        return field;
    }
}
