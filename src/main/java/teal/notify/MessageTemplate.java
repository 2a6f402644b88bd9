package teal.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import teal.release.InvalidSetting;
import teal.release.Placeholders;
import teal.release.Reason;

/**
 * A company's own message: JSON in which {@code {text}}, {@code {link}} and other placeholders stand for
 * the event. Values are inserted into texts of the parsed JSON, so they stay text, whatever they contain.
 */
final class MessageTemplate {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final List<String> NAMES =
            List.of("occasion", "application", "version", "release", "text", "link", "at");
    private static final String ALLOWED = "a JSON object, or file: and the path of one; its texts may contain "
            + NAMES.stream()
                    .map(name -> "{" + name + "}")
                    .reduce((one, next) -> one + " " + next)
                    .orElseThrow();

    private final ObjectNode message;

    private MessageTemplate(ObjectNode message) {
        this.message = message;
    }

    /** @throws InvalidSetting if it cannot be read, is not a JSON object, or has a placeholder that notices do not have */
    static MessageTemplate read(String setting) {
        try {
            JsonNode parsed = JSON.readTree(
                    setting.startsWith("file:") ? Files.readString(Path.of(setting.substring(5))) : setting);
            if (!(parsed instanceof ObjectNode object)) {
                throw new InvalidSetting("template", setting, ALLOWED);
            }
            filled(object, MessageTemplate::checked);
            return new MessageTemplate(object);
        } catch (JsonProcessingException notJson) {
            throw new InvalidSetting("template", setting, ALLOWED + " (" + notJson.getOriginalMessage() + ")");
        } catch (IOException unreadable) {
            throw new InvalidSetting(
                    "template", setting, ALLOWED + " (it cannot be read: " + Reason.of(unreadable) + ")");
        }
    }

    private static String checked(String text) {
        for (String name : Placeholders.in(text)) {
            if (!NAMES.contains(name)) {
                throw new InvalidSetting("template", "{" + name + "}", ALLOWED);
            }
        }
        return text;
    }

    String fill(Map<String, String> values) {
        return filled(message, new Placeholders(values)::fill).toString();
    }

    private static JsonNode filled(JsonNode node, UnaryOperator<String> filling) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), filled(field.getValue(), filling)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(element -> copy.add(filled(element, filling)));
            return copy;
        }
        return node instanceof TextNode ? TextNode.valueOf(filling.apply(node.textValue())) : node;
    }
}
