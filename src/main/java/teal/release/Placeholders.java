package teal.release;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of a release that can be inserted into texts of its inventory and diagrams: {@code {application}}, {@code
 * {version}}, {@code {cluster}}, {@code {node}} and {@code {release}}. Anything else in braces is left as it is.
 */
public record Placeholders(Map<String, String> values) {

    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)\\}");

    public Placeholders {
        values = Map.copyOf(values);
    }

    /** The names in braces, whether or not there is a value for them. */
    public static List<String> in(String text) {
        return NAME.matcher(text).results().map(hit -> hit.group(1)).toList();
    }

    public String fill(String text) {
        return fill(text, UnaryOperator.identity());
    }

    /** @param write encodes a value for its destination, such as an address */
    public String fill(String text, UnaryOperator<String> write) {
        return NAME.matcher(text)
                .replaceAll(hit -> Matcher.quoteReplacement(
                        values.containsKey(hit.group(1)) ? write.apply(values.get(hit.group(1))) : hit.group()));
    }
}
