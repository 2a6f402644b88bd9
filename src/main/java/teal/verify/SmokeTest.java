package teal.verify;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import teal.release.InvalidSetting;
import teal.release.Setting;
import teal.release.Version;

/**
 * A request that every node of a cluster must answer correctly before users arrive. In path, text and value the placeholder
 * {@code {version}} stands for the version under test.
 *
 * @param name for people, unique within its application
 * @param path requested with GET; a redirect is an answer and is not followed
 * @param status the expected HTTP status, default 200
 * @param text text that the body must contain, if any
 * @param json a JSON pointer (RFC 6901) into the body, given together with the expected value
 * @param value the value expected there; numbers and booleans in JSON notation
 * @param within time limit for the whole answer, default 2 s
 * @param repeatFor how long a test that fails is repeated before the failure counts, default 30 s: the first requests to a
 *     cold application may take long
 * @param through {@code nodes} (default), {@code entrances} or {@code both}
 * @param headers sent in addition to those of every probe, or in their place
 */
public record SmokeTest(
        String name,
        String path,
        Integer status,
        @Nullable String text,
        @Nullable String json,
        @Nullable String value,
        Duration within,
        Duration repeatFor,
        String through,
        Map<String, String> headers) {

    private static final String VERSION = "{version}";

    public SmokeTest(
            String name,
            String path,
            @Nullable Integer status,
            @Nullable String text,
            @Nullable String json,
            @Nullable String value,
            @Nullable Duration within,
            @Nullable Duration repeatFor,
            @Nullable String through,
            @Nullable Map<String, String> headers) {
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
        this.repeatFor =
                Setting.within("repeat-for", repeatFor, Duration.ofSeconds(30), Duration.ZERO, Duration.ofMinutes(10));
        this.through = Through.check(through);
        this.headers = ProbeHeaders.check(headers);
    }

    /** The same test with the placeholder filled in. */
    SmokeTest of(Version version) {
        return new SmokeTest(
                name,
                path.replace(VERSION, version.value()),
                status,
                filled(text, version),
                json,
                filled(value, version),
                within,
                repeatFor,
                through,
                headers);
    }

    boolean asks(Target target) {
        return Through.of(through).has(target);
    }

    /** Whether what it expects depends on the version. */
    boolean isAboutVersion() {
        return Stream.of(path, String.valueOf(text), String.valueOf(value)).anyMatch(part -> part.contains(VERSION));
    }

    private static @Nullable String filled(@Nullable String text, Version version) {
        return text == null ? null : text.replace(VERSION, version.value());
    }
}
