package teal.command;

/** Text from elsewhere on a terminal: nothing in it can move the cursor or change what was written before. */
final class Printable {

    private Printable() {}

    static String of(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\n\t]]", "?");
    }

    /** On one line. */
    static String line(String text) {
        return of(text).replaceAll("\\s*\n\\s*", " ").strip();
    }
}
