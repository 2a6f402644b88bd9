package teal.access;

import java.util.ArrayList;
import java.util.List;

/** What somebody without a name would send to find a way in. */
final class Attempt {

    static final List<String> HEADERS = List.of(
            // What any page hands out to anybody
            "Cookie: XSRF-TOKEN=3f0a1b52-0000-4000-8000-000000000000",
            "X-XSRF-TOKEN: 3f0a1b52-0000-4000-8000-000000000000",
            "Content-Type: application/json",
            "Accept: application/json");

    private Attempt() {}

    static String body(String method) {
        return method.equals("GET") || method.equals("DELETE") || method.equals("OPTIONS") ? "" : "{}";
    }

    static String path(Operation operation) {
        return "/" + String.join("/", sample(operation.segments()));
    }

    /** Things that there are, where there are any. */
    static List<String> sample(List<String> segments) {
        List<String> path = new ArrayList<>();
        String before = "";
        for (String segment : segments) {
            path.add(
                    !segment.startsWith("{")
                            ? segment.equals("**") ? "x" : segment
                            : switch (before) {
                                case "engine", "user" ->
                                    before.equals("user") && !segments.contains("auth") ? "adam" : "default";
                                case "group" -> "operators";
                                case "members" -> "adam";
                                case "key" -> "blue-green-release";
                                case "base", "teal", "adminPlugins", "setup" -> "default";
                                case "login" -> "tasklist";
                                default -> "x";
                            });
            before = segment;
        }
        return path;
    }
}
