package teal.inventory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A property that its section does not have.
 *
 * @param meant the property that was probably meant: it is not missed as well
 * @param allowed for the message
 */
record UnknownProperty(Optional<String> meant, String allowed) {

    static UnknownProperty of(String written, Collection<String> known, SettingsOutline outline) {
        String all = String.join(", ", known);
        Optional<String> elsewhere = outline.places().keySet().stream()
                .filter(name -> Spelling.uniform(name).equals(Spelling.uniform(written)))
                .findFirst();
        if (elsewhere.isPresent()) {
            return new UnknownProperty(
                    elsewhere,
                    all + "; " + elsewhere.get() + " belongs "
                            + places(outline.places().get(elsewhere.get())) + ": check the indentation");
        }
        Optional<String> nearest = Spelling.nearest(written, known);
        return new UnknownProperty(
                nearest,
                nearest.map(name -> "did you mean " + name + "? Known here: ").orElse("") + all);
    }

    private static String places(List<String> places) {
        return places.stream()
                .map(place -> place.isEmpty() ? "directly below the application" : "in " + place)
                .collect(Collectors.joining(" or "));
    }
}
