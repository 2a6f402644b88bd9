package teal.verify;

import java.time.Duration;
import teal.release.Quoted;

/**
 * A probe's answer.
 *
 * @param status 0 if there was no complete answer
 * @param trouble why there was none; empty if there was one
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

    /** A failure from the users' point of view: no answer, or a server error. */
    boolean failed() {
        return !arrived() || status >= 500;
    }

    /** The status and the beginning of the body, or why there is none. */
    String found() {
        if (!arrived()) {
            return trouble;
        }
        String start = body.strip();
        return "status " + status + (start.isEmpty() ? ", empty body" : ": " + shown(start));
    }

    /** The beginning of the text on one line; in pieces, because quoting shortens long text. */
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
