package teal.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a value is shown in an entry: short, and not at all if its name says that it is a secret. */
final class ShownValue {

    private static final int LONGEST = 900;
    private static final int MOST_PARTS = 10;
    private static final Pattern SECRET = Pattern.compile(
            ".*(pass(word|wd|phrase)|pwd|secret|salt|token|credential|licen[cs]e).*", Pattern.CASE_INSENSITIVE);

    private ShownValue() {}

    static boolean isSecret(String name) {
        return SECRET.matcher(name).matches();
    }

    /** {@code name: value}. */
    static String of(String name, @Nullable Object value) {
        return name + ": " + (isSecret(name) ? "********" : text(value));
    }

    /** Of what is too long, its size and a digest: enough to recognise it, or to see that it changed. */
    static String text(@Nullable Object value) {
        if (value == null) {
            return "none";
        }
        if (value instanceof byte[] bytes) {
            return bytes.length + " bytes, SHA-256 " + digest(bytes);
        }
        if (value instanceof Object[] array) {
            return text(Arrays.asList(array));
        }
        if (value instanceof Map<?, ?> map) {
            return text(map.keySet());
        }
        if (value instanceof Collection<?> many) {
            String shown = many.stream().limit(MOST_PARTS).map(ShownValue::text).collect(Collectors.joining(", "));
            return many.size() > MOST_PARTS ? shown + " and " + (many.size() - MOST_PARTS) + " more" : shown;
        }
        String text = value.toString();
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + "... (" + text.length() + " characters, SHA-256 "
                        + digest(text.getBytes(StandardCharsets.UTF_8)) + ")";
    }

    /** Whether the value is shown by itself, and not by what it is made of. */
    static boolean isPlain(Object value) {
        return Stream.of(
                        CharSequence.class,
                        Number.class,
                        Boolean.class,
                        Enum.class,
                        java.util.Date.class,
                        Map.class,
                        Collection.class,
                        Object[].class,
                        byte[].class)
                .anyMatch(type -> type.isInstance(value));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
