package teal.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/** Reads {@code teal.applications}: each application by itself, then what they may not share. */
final class InventoryReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final ConfigurationPropertyName TEAL = ConfigurationPropertyName.of("teal");
    private static final String APPLICATIONS = "applications";

    private InventoryReader() {}

    /**
     * Takes all of it or nothing.
     *
     * @throws InvalidSettings with every mistake in all applications
     */
    static Map<String, ApplicationSettings> read(Environment environment) {
        SettingSources sources = SettingSources.of(environment, TEAL);
        ConfigurationPropertyName applications = TEAL.append(APPLICATIONS);
        List<Mistake> mistakes = new ArrayList<>();
        findMisspelt(sources, mistakes);
        Map<String, ApplicationSettings> found = new LinkedHashMap<>();
        Shape shape = Shape.of(sources, applications);
        if (sources.has(applications) && shape != Shape.BLOCK && shape != Shape.EMPTY_BLOCK) {
            mistakes.add(Mistake.at(
                    applications.toString(),
                    shape.words(sources, applications),
                    "a block of applications, each with its name and its own properties below it",
                    sources.firstIn(applications)));
            throw new InvalidSettings(mistakes);
        }
        for (SettingSources.Child child : sources.children(applications)) {
            read(sources, child, mistakes).ifPresent(settings -> found.put(child.text(), settings));
        }
        mistakes.addAll(new SharedResources(found).mistakes());
        if (!mistakes.isEmpty()) {
            throw new InvalidSettings(mistakes);
        }
        return found;
    }

    private static Optional<ApplicationSettings> read(
            SettingSources sources, SettingSources.Child child, List<Mistake> mistakes) {
        String path = child.name().toString();
        if (!NAME.matcher(child.text()).matches()) {
            mistakes.add(Mistake.at(
                    path,
                    "'" + child.text() + "'",
                    "names of up to 63 lower-case letters, digits and '-', a letter first",
                    sources.firstIn(child.name())));
            return Optional.empty();
        }
        if (SettingsOutline.properties(ApplicationSettings.class).contains(child.text())
                && !isApplication(sources, child)) {
            mistakes.add(Mistake.at(
                    path,
                    "'" + child.text() + "', which belongs to an application",
                    "names of applications; indent it by one step more",
                    sources.firstIn(child.name())));
            return Optional.empty();
        }
        List<Mistake> own = new ArrayList<>();
        Optional<ApplicationSettings> settings =
                SettingsReader.read(sources, child.name(), ApplicationSettings.class, own);
        mistakes.addAll(own);
        return own.isEmpty() ? settings : Optional.empty();
    }

    /** Whether one property of an application is below it, so that its name is what looks like a property. */
    private static boolean isApplication(SettingSources sources, SettingSources.Child child) {
        List<String> properties = SettingsOutline.properties(ApplicationSettings.class);
        return sources.children(child.name()).stream()
                .anyMatch(below ->
                        properties.contains(below.text()) && !below.text().equals("timeout"));
    }

    /** Without this, a misspelt {@code teal.applications} would start without any. */
    private static void findMisspelt(SettingSources sources, List<Mistake> mistakes) {
        for (SettingSources.Child child : sources.children(TEAL)) {
            boolean misspelt = child.written()
                    && !Spelling.uniform(child.text()).equals(APPLICATIONS)
                    && Spelling.nearest(child.text(), List.of(APPLICATIONS)).isPresent();
            if (misspelt) {
                mistakes.add(Mistake.at(
                        child.name().toString(),
                        "a property that Teal does not know",
                        "did you mean teal." + APPLICATIONS + "?",
                        sources.firstIn(child.name())));
            }
        }
    }
}
