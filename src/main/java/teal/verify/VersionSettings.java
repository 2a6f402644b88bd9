package teal.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import teal.http.Call;
import teal.release.InvalidSetting;
import teal.release.Setting;

/**
 * How to find out which version a node runs. One source only; absent: the JSON pointer {@code /version}.
 *
 * @param path requested with GET; absent: the answer of the health check is read
 * @param json a JSON pointer (RFC 6901) into the body
 * @param wholeBody whether the whole body is the version
 * @param header the header that holds the version
 * @param expression a regular expression with one group, found in the body
 * @param command a command on the node that prints the version and nothing else; runs like the deployment's commands
 * @param process for an application that cannot say: the process on the node counts, and people see that it is so
 * @param pattern maps what was found to the version: a regular expression with one group, which has to match all of it;
 *     absent: what was found is the version
 */
public record VersionSettings(
        @Nullable String path,
        @Nullable String json,
        Boolean wholeBody,
        @Nullable String header,
        @Nullable String expression,
        @Nullable String command,
        @Nullable VersionProcess process,
        @Nullable String pattern) {

    private static final String USUAL = "/version";
    private static final String GROUP =
            "a regular expression in RE2's syntax with one group, such as Apache Tomcat/([0-9.]+)";

    public VersionSettings(
            @Nullable String path,
            @Nullable String json,
            @Nullable Boolean wholeBody,
            @Nullable String header,
            @Nullable String expression,
            @Nullable String command,
            @Nullable VersionProcess process,
            @Nullable String pattern) {
        this.path = path == null ? null : ProbePath.check("path", path);
        this.wholeBody = Setting.orElse(wholeBody, false);
        this.header = header == null
                ? null
                : Setting.check("header", header, name -> name.matches(Call.HEADER_NAME), "the name of a header");
        this.expression = expression == null ? null : Setting.check("expression", expression, Expression::isOne, GROUP);
        this.command = command == null
                ? null
                : Setting.check(
                        "command",
                        command,
                        text -> !text.isBlank() && text.indexOf('\0') < 0,
                        "a command for /bin/sh that prints the version");
        this.process = process;
        this.pattern = pattern == null ? null : Setting.check("pattern", pattern, Expression::isOne, GROUP);
        boolean nothingElse = !this.wholeBody && others(header, expression, command, process) == 0;
        this.json = json == null && nothingElse
                ? USUAL
                : json == null
                        ? null
                        : Setting.check(
                                "json", json, HealthSettings::isPointer, "a JSON pointer such as /build/version");
        Setting.acrossFields(
                this::checkThatThereIsOneSource, "json", "whole-body", "header", "expression", "command", "process");
        Setting.acrossFields(this::checkWhatGoesTogether, "path", "pattern", "command", "process");
    }

    /** All defaults. */
    public static VersionSettings defaults() {
        return new VersionSettings(null, null, null, null, null, null, null, null);
    }

    private static long others(@Nullable Object... sources) {
        return Stream.of(sources).filter(Objects::nonNull).count();
    }

    private void checkThatThereIsOneSource() {
        Map<String, Object> sources = new LinkedHashMap<>();
        putIfThere(sources, "json", json);
        putIfThere(sources, "whole-body", wholeBody ? true : null);
        putIfThere(sources, "header", header);
        putIfThere(sources, "expression", expression);
        putIfThere(sources, "command", command);
        putIfThere(sources, "process", process);
        if (sources.size() > 1) {
            String second = sources.keySet().stream().skip(1).findFirst().orElseThrow();
            throw new InvalidSetting(
                    second,
                    String.join(" and ", sources.keySet()),
                    "one source of the version: json, whole-body, header, expression, command or process");
        }
    }

    private static void putIfThere(Map<String, Object> sources, String name, @Nullable Object value) {
        if (value != null) {
            sources.put(name, value);
        }
    }

    private void checkWhatGoesTogether() {
        if (path != null && (command != null || process != null)) {
            throw new InvalidSetting("path", path, "no path, because the node is asked, not the application");
        }
        if (pattern != null && process != null) {
            throw new InvalidSetting(
                    "pattern", pattern, "no pattern: a process runs the version that 'current' points at");
        }
    }

    /** Whether the application itself says which version it is. */
    public boolean isConfirmed() {
        return process == null;
    }

    Optional<Expression> mapping() {
        return Optional.ofNullable(pattern).map(Expression::of);
    }
}
