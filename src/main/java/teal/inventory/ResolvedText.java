package teal.inventory;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.util.PropertyPlaceholderHelper;

/**
 * Fills in what stands between <code>${</code> and <code>}</code> in a setting, for people who ask what is in force. What
 * looks like a secret by its name is masked, on whatever way it comes into the text.
 */
final class ResolvedText {

    private static final Pattern SECRET =
            Pattern.compile("pass|secret|token|credential|key|pwd|pw$|auth", Pattern.CASE_INSENSITIVE);

    // One that nobody has defined stays as it was written: then that is in force.
    private final PropertyPlaceholderHelper helper = new PropertyPlaceholderHelper("${", "}", ":", '\\', true);
    private final Environment environment;

    ResolvedText(Environment environment) {
        this.environment = environment;
    }

    String fill(String written) {
        return helper.replacePlaceholders(written, this::value);
    }

    private @Nullable String value(String name) {
        return SECRET.matcher(name).find()
                ? RunningSettings.HIDDEN
                : raw(name).map(String::valueOf).orElse(null);
    }

    /** As it was written, so that what it contains is filled in, and masked, here as well. */
    private Optional<Object> raw(String name) {
        return environment instanceof ConfigurableEnvironment all
                ? all.getPropertySources().stream()
                        .flatMap(source -> Stream.ofNullable(source.getProperty(name)))
                        .findFirst()
                : Optional.empty();
    }
}
