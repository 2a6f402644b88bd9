package teal.verify;

import java.time.Duration;
import teal.release.Quoted;

/**
 * What came back from a probe.
 *
 * @param status 0 where no whole answer came
 * @param trouble why none came; empty where one did
 */
record Reply(int status, String body, String trouble, Duration took) {

    private static final int SHOWN = 200;
    private static final int PIECE = 100;

    static Reply none(String trouble, Duration took) {
        return new Reply(0, "", trouble, took);
    }

    boolean arrived() {
        return trouble.isEmpty();
    }

    /** A failure as users see one: no answer, or the server's own fault. */
    boolean failed() {
        return !arrived() || status >= 500;
    }

    /** The status and how the body begins, or why there is none. */
    String found() {
        if (!arrived()) {
            return trouble;
        }
        String start = body.strip();
        return "status " + status + (start.isEmpty() ? ", empty body" : ": " + shown(start));
    }

    /** The beginning of the text on one line; in pieces, because quoting shortens what is long. */
    private static String shown(String text) {
        String line = text.replaceAll("\\s+", " ");
        StringBuilder shown = new StringBuilder("'");
        for (int from = 0; from < Math.min(SHOWN, line.length()); from += PIECE) {
            String quoted = Quoted.text(line.substring(from, Math.min(from + PIECE, line.length())));
            shown.append(quoted, 1, quoted.length() - 1);
        }
        return shown.append(line.length() > SHOWN ? "...'" : "'").toString();
    }
}
