package teal.process.variable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The freezes that no longer hold the release, because an authorised person overrode them. */
public record FreezeOverrides(List<Override> given) {

    public static final FreezeOverrides NONE = new FreezeOverrides(List.of());

    public FreezeOverrides {
        given = List.copyOf(given);
    }

    /**
     * @param freeze its name in the table
     * @param by the user's id
     */
    public record Override(String freeze, String by, String reason, Instant at) {}

    public FreezeOverrides with(Override override) {
        List<Override> more = new ArrayList<>(given);
        more.add(override);
        return new FreezeOverrides(more);
    }

    public Optional<Override> of(String freeze) {
        return given.stream()
                .filter(override -> override.freeze().equals(freeze))
                .findFirst();
    }
}
