package teal.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;

/**
 * Which of the engine's commands go into the trail ({@code commands.txt}). Anything not listed does, so a command that a new
 * version of the engine brings is recorded until somebody decides about it.
 */
final class RecordedCommands {

    private static final String LIST = "commands.txt";

    private final Set<String> harmless = new HashSet<>();
    private final Map<String, Optional<WatchedRow>> recorded = new HashMap<>();

    RecordedCommands() {
        this(read());
    }

    /** @throws IllegalArgumentException quoting the line that cannot be read */
    RecordedCommands(List<String> lines) {
        lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(this::add);
    }

    private void add(String line) {
        String[] words = line.split("\\s+");
        if (words.length == 2 && words[0].equals("harmless")) {
            harmless.add(words[1]);
        } else if (words[0].equals("recorded") && (words.length == 2 || words.length == 4)) {
            recorded.put(
                    words[1], words.length == 2 ? Optional.empty() : Optional.of(new WatchedRow(words[2], words[3])));
        } else {
            throw new IllegalArgumentException(
                    LIST + ": found '" + line + "'; write harmless CLASS, or recorded CLASS [TABLE FIELD]");
        }
    }

    boolean isHarmless(Class<?> command) {
        return harmless.contains(command.getName());
    }

    /** The row that the command changes, if the list names it. */
    Optional<WatchedRow> row(Class<?> command) {
        return recorded.getOrDefault(command.getName(), Optional.empty());
    }

    Set<String> harmless() {
        return Set.copyOf(harmless);
    }

    Set<String> recorded() {
        return Set.copyOf(recorded.keySet());
    }

    private static List<String> read() {
        try {
            return new ClassPathResource(LIST, RecordedCommands.class)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Teal's list of commands is not where it was packaged: " + LIST, e);
        }
    }
}
