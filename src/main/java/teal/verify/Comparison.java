package teal.verify;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** How a measured value is compared with a threshold. */
public enum Comparison {
    BELOW("below", order -> order < 0),
    AT_MOST("at-most", order -> order <= 0),
    AT_LEAST("at-least", order -> order >= 0),
    ABOVE("above", order -> order > 0);

    private final String text;
    private final IntPredicate good;

    Comparison(String text, IntPredicate good) {
        this.text = text;
        this.good = good;
    }

    /** As written in diagrams. */
    public String text() {
        return text;
    }

    /** @throws IllegalArgumentException naming the allowed values */
    public static Comparison of(@Nullable String text) {
        return Arrays.stream(values())
                .filter(comparison -> comparison.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "comparison: found '" + text + "'; allowed: " + String.join(", ", texts())));
    }

    public static List<String> texts() {
        return Arrays.stream(values()).map(Comparison::text).toList();
    }

    /** A value that cannot be compared, such as NaN, is not good. */
    boolean isGood(double value, double threshold) {
        return !Double.isNaN(value) && good.test(Double.compare(value, threshold));
    }
}
