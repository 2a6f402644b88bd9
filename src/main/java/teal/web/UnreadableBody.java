package teal.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import teal.release.Quoted;

/**
 * What is wrong with a request's body, in the words of its sender: the field, what was found, what is allowed. The library's
 * own messages name classes of Teal.
 */
public final class UnreadableBody {

    private static final String DUPLICATE = "Duplicate field '";

    private UnreadableBody() {}

    /** @param cause what the library says; absent if there was no body at all */
    public static String reason(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return unknown(unknown);
        }
        if (cause instanceof JsonParseException wrong) {
            return notJson(wrong);
        }
        if (cause instanceof MismatchedInputException mismatch) {
            return mismatch(mismatch);
        }
        if (cause instanceof JsonMappingException mapping && mapping.getCause() instanceof JsonParseException wrong) {
            return notJson(wrong);
        }
        return cause == null
                ? "the body is missing; send a JSON object"
                : "the body could not be read; send a JSON object";
    }

    private static String unknown(UnrecognizedPropertyException unknown) {
        Collection<Object> known = unknown.getKnownPropertyIds();
        return "found the field " + Quoted.text(unknown.getPropertyName()) + ", which is unknown here; allowed: "
                + known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String notJson(JsonParseException wrong) {
        String message = wrong.getOriginalMessage();
        return message.startsWith(DUPLICATE)
                ? "found the field '" + message.substring(DUPLICATE.length()).replaceFirst("'$", "")
                        + "' twice; send each field once"
                : "the body is not JSON" + place(wrong) + "; send a JSON object";
    }

    private static String mismatch(MismatchedInputException mismatch) {
        String field = mismatch.getPath().stream()
                .map(step -> Optional.ofNullable(step.getFieldName()).orElse(""))
                .collect(Collectors.joining("."));
        return field.isEmpty()
                ? "the body is not a JSON object" + place(mismatch) + "; send one, such as {\"reason\": \"...\"}"
                : field + ": found something else than " + kind(mismatch.getTargetType()) + "; allowed: one, as in {\""
                        + field + "\": " + example(mismatch.getTargetType()) + "}";
    }

    private static String kind(Class<?> type) {
        return type == Boolean.class ? "true or false" : type == Integer.class ? "a whole number" : "a text";
    }

    private static String example(Class<?> type) {
        return type == Boolean.class ? "true" : type == Integer.class ? "30" : "\"...\"";
    }

    private static String place(JsonProcessingException wrong) {
        return wrong.getLocation() == null
                ? ""
                : " (line " + wrong.getLocation().getLineNr() + ", column "
                        + wrong.getLocation().getColumnNr() + ")";
    }
}
