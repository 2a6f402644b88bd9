package teal.release;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** Whether users are on a cluster. */
public enum Users {
    HERE,
    NONE,
    /** Nobody could say: not the same as none. */
    UNKNOWN;

    /** Whether users are on this cluster, given where they are; empty if that is unknown. */
    public static Users on(String cluster, Optional<String> live) {
        return live.map(where -> where.equals(cluster) ? HERE : NONE).orElse(UNKNOWN);
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
