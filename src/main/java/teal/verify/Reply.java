package teal.verify;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import teal.release.Quoted;

/**
 * A probe's answer.
 *
 * @param status 0 if there was no complete answer
 * @param location where a redirect leads; empty if it is none
 * @param headers by name in lower case
 * @param unreadable why the body is not known, although it arrived; empty if it is
 * @param trouble why there was no answer; empty if there was one
 */
record Reply(
        int status,
        String location,
        Map<String, String> headers,
        String body,
        String unreadable,
        String trouble,
        Duration took) {

    private static final int SHOWN = 200;
    private static final int PIECE = 100;

    static Reply none(String trouble, Duration took) {
        return new Reply(0, "", Map.of(), "", "", trouble, took);
    }

    /** Without what nobody will read: a watch keeps thousands. */
    Reply brief() {
        return new Reply(
                status,
                location,
                Map.of(),
                body.substring(0, Math.min(2 * SHOWN, body.length())),
                unreadable,
                trouble,
                took);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    boolean arrived() {
        return trouble.isEmpty();
    }

    boolean isRedirect() {
        return status / 100 == 3;
    }

    /** The status and the beginning of the body, or why there is none. */
    String found() {
        if (!arrived()) {
            return trouble;
        }
        if (isRedirect() && !location.isEmpty()) {
            return "status " + status + " to " + Quoted.text(location);
        }
        if (!unreadable.isEmpty()) {
            return "status " + status + ", and " + unreadable;
        }
        String start = body.strip();
        return "status " + status + (start.isEmpty() ? ", empty body" : ": " + shown(start));
    }

    /** The beginning of the text on one line; in pieces, because quoting shortens long text. */
    private static String shown(String text) {
        int[] line = text.replaceAll("\\s+", " ").codePoints().toArray();
        StringBuilder shown = new StringBuilder("'");
        for (int from = 0; from < Math.min(SHOWN, line.length); from += PIECE) {
            String quoted = Quoted.text(new String(line, from, Math.min(PIECE, line.length - from)));
            shown.append(quoted, 1, quoted.length() - 1);
        }
        return shown.append(line.length > SHOWN ? "...'" : "'").toString();
    }
}
