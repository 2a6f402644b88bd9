package teal.verify;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A regular expression with one group, for texts from outside. RE2 takes time in proportion to the text, whatever the
 * expression: none of those that java.util.regex never finishes can hold up a release.
 */
final class Expression {

    private final Pattern pattern;

    private Expression(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException if it is none, or has another number of groups */
    static Expression of(String text) {
        try {
            Pattern pattern = Pattern.compile(text);
            if (pattern.groupCount() != 1) {
                throw new IllegalArgumentException("a regular expression with " + pattern.groupCount() + " groups");
            }
            return new Expression(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("no regular expression", e);
        }
    }

    static boolean isOne(String text) {
        try {
            of(text);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** What the group held, each text once, in the order in which they were found. */
    Set<String> find(String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            Optional.ofNullable(matcher.group(1))
                    .filter(group -> !group.isEmpty())
                    .ifPresent(found::add);
        }
        return found;
    }

    /** What the group held, if all of the text matches. */
    Optional<String> match(String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
