package teal.release;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects all mistakes of one record of settings. Elsewhere a record's constructor throws the first of them; whoever reads
 * an inventory wants to know all at once, so while it is read, {@link Setting} notes each and goes on.
 *
 * <p>For the current thread: constructors have no other way to reach whoever calls them than their arguments and exceptions.
 */
public final class SettingMistakes {

    /**
     * What construction came to.
     *
     * @param value not to be used if there are mistakes; empty if the constructor could not go on
     */
    public record Built<T>(Optional<T> value, List<InvalidSetting> mistakes) {}

    private static final ThreadLocal<@Nullable SettingMistakes> COLLECTING = new ThreadLocal<>();

    private final List<InvalidSetting> found = new ArrayList<>();
    private final Set<String> unsound;

    private SettingMistakes(Collection<String> unsound) {
        this.unsound = new HashSet<>(unsound);
    }

    /**
     * Runs a constructor, and lets it go on after each mistake.
     *
     * @param unsound fields whose values are already known to be wrong
     */
    public static <T> Built<T> collect(Collection<String> unsound, Supplier<T> construction) {
        SettingMistakes outer = COLLECTING.get();
        SettingMistakes mistakes = new SettingMistakes(unsound);
        COLLECTING.set(mistakes);
        try {
            return new Built<>(Optional.ofNullable(construction.get()), mistakes.found);
        } catch (InvalidSetting thrown) {
            mistakes.found.add(thrown);
            return new Built<>(Optional.empty(), mistakes.found);
        } catch (RuntimeException consequence) {
            if (mistakes.found.isEmpty() && unsound.isEmpty()) {
                throw consequence;
            }
            return new Built<>(Optional.empty(), mistakes.found);
        } finally {
            COLLECTING.set(outer);
        }
    }

    /** Notes the mistake, or throws it if nobody collects. */
    static void report(InvalidSetting mistake) {
        SettingMistakes collecting = COLLECTING.get();
        if (collecting == null) {
            throw mistake;
        }
        collecting.found.add(mistake);
        collecting.unsound.add(top(mistake.field()));
    }

    /** Whether no mistake is known in any of these fields. */
    static boolean areSound(String... fields) {
        SettingMistakes collecting = COLLECTING.get();
        return collecting == null || List.of(fields).stream().noneMatch(collecting.unsound::contains);
    }

    /** {@code clusters} of {@code clusters[1].target}. */
    private static String top(String field) {
        return field.replaceFirst("[.\\[].*", "");
    }
}
