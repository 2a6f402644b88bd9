package teal.engine.bound;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** About how many characters a value would have as JSON. */
final class ValueSize {

    /** Brackets and commas, or a number. */
    private static final int PART = 2;

    private ValueSize() {}

    /** @param enough where to stop: what contains itself has no end */
    static long of(@Nullable Object value, long enough) {
        Deque<Iterator<?>> open =
                new ArrayDeque<>(List.of(Stream.ofNullable(value).iterator()));
        long size = 0;
        while (!open.isEmpty() && size <= enough) {
            Iterator<?> parts = open.getLast();
            if (!parts.hasNext()) {
                open.removeLast();
                continue;
            }
            Object part = parts.next();
            size += PART;
            if (part instanceof CharSequence text) {
                size += text.length();
            } else if (part instanceof byte[] bytes) {
                size += bytes.length;
            } else if (part instanceof Collection<?> several) {
                open.add(several.iterator());
            } else if (part instanceof Map<?, ?> map) {
                open.add(map.keySet().iterator());
                open.add(map.values().iterator());
            }
        }
        return size;
    }
}
