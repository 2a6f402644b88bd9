package teal.access;

import java.util.List;

/**
 * An operation of Teal's web server, identified by method and path.
 *
 * @param segments of the path; a name in braces matches any one segment that is not empty, {@code **} at the end any number of them
 */
record Operation(String method, List<String> segments) {

    private static final String ANY_REST = "**";

    static Operation of(String method, String path) {
        return new Operation(method, segments(path));
    }

    static List<String> segments(String path) {
        String inner = path.startsWith("/") ? path.substring(1) : path;
        // An empty last segment counts: a path with a trailing slash is a different path.
        return inner.isEmpty() ? List.of() : List.of(inner.split("/", -1));
    }

    boolean matches(List<String> path) {
        boolean open = isOpen();
        int fixed = open ? segments.size() - 1 : segments.size();
        if (path.size() < fixed || path.size() > fixed && !open) {
            return false;
        }
        for (int i = 0; i < fixed; i++) {
            if (!matches(segments.get(i), path.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Nothing has an empty name. */
    private static boolean matches(String expected, String found) {
        return isParameter(expected) ? !found.isEmpty() : expected.equals(found);
    }

    /**
     * Whether this one takes precedence where both match a path: the first segment in which they differ decides, as it does
     * in the resources behind.
     */
    boolean isCloserThan(Operation other) {
        for (int i = 0; i < Math.min(segments.size(), other.segments.size()); i++) {
            int own = vagueness(segments.get(i));
            int others = vagueness(other.segments.get(i));
            if (own != others) {
                return own < others;
            }
        }
        return segments.size() > other.segments.size();
    }

    private boolean isOpen() {
        return !segments.isEmpty() && segments.get(segments.size() - 1).equals(ANY_REST);
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }

    private static int vagueness(String segment) {
        return segment.equals(ANY_REST) ? 2 : isParameter(segment) ? 1 : 0;
    }

    @Override
    public String toString() {
        return method + " /" + String.join("/", segments);
    }
}
