package teal.rules;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules' messages. The Modeler's lint rules read the same file, so people see the same wording everywhere. */
final class Messages {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)\\}");

    private static final Map<String, Map<String, String>> TEXTS = read();

    private Messages() {}

    /**
     * @param values pairs of a placeholder's name and its value
     * @throws IllegalArgumentException if the rule has no such text
     */
    static String text(String rule, String variant, String... values) {
        String text = TEXTS.getOrDefault(rule, Map.of()).get(variant);
        if (text == null) {
            throw new IllegalArgumentException("rule " + rule + " has no text called " + variant);
        }
        Map<String, String> known = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            known.put(values[i], values[i + 1]);
        }
        // In a single pass, because an inserted value may look like another placeholder.
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(hit -> Matcher.quoteReplacement(known.getOrDefault(hit.group(1), hit.group())));
    }

    private static Map<String, Map<String, String>> read() {
        try (InputStream file = Messages.class.getResourceAsStream("messages.json")) {
            return new ObjectMapper()
                    .readValue(Objects.requireNonNull(file, "messages.json"), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
