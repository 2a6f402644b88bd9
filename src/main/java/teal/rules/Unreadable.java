package teal.rules;

/** A file that the rules cannot read. The message is a text of the rule {@code readable-file}. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private static final String RULE = "readable-file";

    Unreadable(String variant, String... values) {
        super(Messages.text(RULE, variant, values));
    }

    Mistake in(String file) {
        return in(file, "");
    }

    Mistake in(String file, String element) {
        return new Mistake(file, element, RULE, String.valueOf(getMessage()));
    }
}
