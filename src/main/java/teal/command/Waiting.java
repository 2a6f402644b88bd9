package teal.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How long a command follows a release. */
final class Waiting {

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "24h",
            converter = Text.class,
            description = "Stop waiting after this, such as 30m; the release goes on (default: 24h).")
    private Duration timeout = Duration.ofHours(24);

    /** @return the release when it has ended, printed if that is for programs */
    JsonNode toTheEnd(Api api, Output out, String release) {
        JsonNode ended = new Following(api, out).toTheEnd(release, timeout);
        if (out.isJson()) {
            out.json(ended);
        }
        return ended;
    }

    /** {@code 90s}, {@code 30m}, {@code 2h}. */
    static final class Text implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            try {
                Duration found = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
                if (!found.isNegative() && !found.isZero()) {
                    return found;
                }
            } catch (DateTimeParseException e) {
                // Not a duration either
            }
            throw new TypeConversionException("found '" + text + "'; allowed: durations such as 90s, 30m or 2h");
        }
    }
}
