package teal.deploy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A script for a node's {@code /bin/sh}, whatever the account's log-in shell is. All that this shell has to understand is
 * {@code exec /bin/sh -s} and a word; the script follows on standard input. Its answer stands between two marks that contain
 * the word, which is random for each call: whatever the log-in shell prints by itself is not part of it.
 *
 * <p>Should another shell read the script, the first line makes it stop: the word is no argument of that shell. The script
 * itself is the second line, so a part of it is not even valid, and it reads its input from {@code /dev/null}.
 */
final class FramedScript {

    private static final SecureRandom RANDOM = new SecureRandom();

    // Exported by a log-in shell, they would change what 'cd' and 'tar' do.
    private static final String UNSWAYED = "unset CDPATH TAR_OPTIONS GZIP POSIXLY_CORRECT\n";

    private final String mark;
    private final String script;
    private final boolean reading;

    FramedScript(String script) {
        this(script, false);
    }

    /**
     * A script that reads what follows it on standard input. A shell that takes its commands from there may read ahead, so
     * this one takes a single line, byte by byte as {@code read} has to, and leaves the rest to the script. The quoted part
     * is one that every log-in shell reads alike.
     */
    static FramedScript reading(String script) {
        return new FramedScript(script, true);
    }

    private FramedScript(String script, boolean reading) {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        this.mark = HexFormat.of().formatHex(bytes);
        this.script = script;
        this.reading = reading;
    }

    /** For the log-in shell. */
    String command() {
        return reading
                ? "exec /bin/sh -c 'IFS= read -r script && eval \"$script\"' sh " + mark
                : "exec /bin/sh -s " + mark;
    }

    /** For the standard input of {@link #command()}. */
    byte[] input() {
        // Both streams as one, so that they stay in order.
        String framed = UNSWAYED
                + "printf '\\n%s begins\\n' \"$1\"\n"
                + "(\nexec " + (reading ? "" : "</dev/null ") + "2>&1\n" + script + "\n)\n"
                + "set -- \"$1\" \"$?\"\n"
                + "printf '\\n%s ended %s\\n' \"$1\" \"$2\"\n"
                + "exit \"$2\"";
        String guard = reading ? "" : "test \"$1\" = " + mark + " || exit 1\n";
        return (guard + "eval \"$(printf '" + format(framed) + "')\"\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A format that makes {@code printf} print the text, without line breaks and single quotes in it. */
    private static String format(String text) {
        return text.replace("\\", "\\\\")
                .replace("%", "%%")
                .replace("'", "\\047")
                .replace("\n", "\\n");
    }

    /** What the command prints, without all that is not the script's. */
    FramedAnswer answer(InputStream printed) {
        return new FramedAnswer(printed, mark);
    }
}
