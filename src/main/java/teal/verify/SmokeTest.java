package teal.verify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import teal.release.InvalidSetting;
import teal.release.Setting;
import teal.release.Version;

/**
 * One question that every node of a cluster must answer well before users come. The placeholder {@code {version}} in
 * path, text and value stands for the version under test.
 *
 * @param name how people call it, unique in its application
 * @param path asked with GET; redirects are answers, they are not followed
 * @param status the wanted HTTP status, default 200
 * @param text what the body must contain, if anything
 * @param json a JSON pointer (RFC 6901) into the body, given together with the value wanted there
 * @param value what must be found at the pointer; numbers and booleans as JSON writes them
 * @param within how long the whole answer may take, default 2 s
 */
public record SmokeTest(
        String name,
        String path,
        Integer status,
        @Nullable String text,
        @Nullable String json,
        @Nullable String value,
        Duration within) {

    private static final String VERSION = "{version}";

    public SmokeTest(
            String name,
            String path,
            @Nullable Integer status,
            @Nullable String text,
            @Nullable String json,
            @Nullable String value,
            @Nullable Duration within) {
        this.name = Setting.check("name", name, found -> found.matches("[^\\p{C}]{1,100}"), "1 to 100 characters");
        ProbePath.check("path", path == null ? null : path.replace(VERSION, "1"));
        this.path = path;
        this.status = Setting.within("status", status, 200, 200, 599);
        this.text = text;
        this.json = json == null
                ? null
                : Setting.check("json", json, HealthSettings::isPointer, "a JSON pointer such as /items/0/name");
        this.value = value;
        if ((json == null) != (value == null)) {
            throw new InvalidSetting(json == null ? "json" : "value", null, "json and value together, or neither");
        }
        this.within =
                Setting.within("within", within, Duration.ofSeconds(2), Duration.ofMillis(10), Duration.ofMinutes(1));
    }

    /** The same test with the version in the placeholder's place. */
    SmokeTest of(Version version) {
        return new SmokeTest(
                name,
                path.replace(VERSION, version.value()),
                status,
                filled(text, version),
                json,
                filled(value, version),
                within);
    }

    private static @Nullable String filled(@Nullable String text, Version version) {
        return text == null ? null : text.replace(VERSION, version.value());
    }
}
