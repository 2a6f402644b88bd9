package teal.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import teal.release.Reason;

/**
 * The list of every operation that Teal's web server offers, and who may use it ({@code operations.txt}). Anything not
 * listed is refused, so a new resource, of a library or of Teal itself, stays closed until somebody decides about it.
 */
@Component
public class AllowedOperations {

    private static final String LIST = "operations.txt";

    private final Map<String, List<Entry>> byMethod = new HashMap<>();

    private record Entry(Operation operation, Audience audience) {}

    AllowedOperations() {
        this(read());
    }

    /** @throws IllegalArgumentException quoting the line that cannot be read */
    AllowedOperations(List<String> lines) {
        List<String> places = List.of("");
        for (String line : lines) {
            String text = line.strip();
            if (text.startsWith("at ")) {
                places = List.of(text.substring("at ".length()).split(" +"));
            } else if (!text.isEmpty() && !text.startsWith("#")) {
                for (String place : places) {
                    add(place.equals("/") ? "" : place, text);
                }
            }
        }
    }

    private void add(String place, String line) {
        String[] parts = line.split("\\s+:\\s+");
        String[] what = parts[0].split("\\s+");
        if (parts.length != 2 || what.length != 2) {
            throw new IllegalArgumentException(LIST + ": found '" + line + "'; write METHOD path : who");
        }
        byMethod.computeIfAbsent(what[0], method -> new ArrayList<>())
                .add(new Entry(Operation.of(what[0], place + what[1]), Audience.of(parts[1])));
    }

    /** Whether this may be requested without signing in. */
    public boolean isForAnyone(String method, String path) {
        return find(method, path).map(Audience::includesStrangers).orElse(false);
    }

    /**
     * Whether a signed-in person may request this.
     *
     * @param path as the server decoded it
     * @param member whether they may view releases
     */
    public boolean isFor(Set<String> groups, boolean member, String method, String path) {
        return find(method, path)
                .map(audience -> audience.includes(groups, member))
                .orElse(false);
    }

    /** Why a signed-in person was refused, and what they can do about it. */
    public String refusal(String person, String method, String path) {
        return find(method, path).map(audience -> audience.refusal(person)).orElse("Teal offers no such operation");
    }

    Optional<Audience> find(String method, String path) {
        return closest(method, path).map(Entry::audience);
    }

    /** The line that decides on a request. */
    Optional<Operation> deciding(String method, String path) {
        return closest(method, path).map(Entry::operation);
    }

    private Optional<Entry> closest(String method, String path) {
        List<String> segments = Operation.segments(path);
        return byMethod.getOrDefault(method.equals("HEAD") ? "GET" : method, List.of()).stream()
                .filter(entry -> entry.operation.matches(segments))
                .reduce((one, other) -> other.operation.isCloserThan(one.operation) ? other : one);
    }

    /** The whole list, in its order. */
    Map<Operation, Audience> all() {
        Map<Operation, Audience> all = new LinkedHashMap<>();
        byMethod.values().forEach(entries -> entries.forEach(entry -> all.put(entry.operation, entry.audience)));
        return all;
    }

    private static List<String> read() {
        try {
            return new ClassPathResource(LIST, AllowedOperations.class)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the list of operations cannot be read: " + Reason.of(e), e);
        }
    }
}
