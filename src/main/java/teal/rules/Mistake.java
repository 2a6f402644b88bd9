package teal.rules;

/**
 * A mistake in a file, which prevents its deployment unless it is only a warning.
 *
 * @param file the file's name, without leading directories
 * @param element the id of an element that people can find in the Modeler, or "" for the file as a whole
 * @param rule the rule's name, as in {@code .bpmnlintrc}
 * @param message what is wrong and how to fix it
 * @param shown the element as the Modeler shows it, or "" if it shows nothing but its id
 */
public record Mistake(String file, String element, String rule, String message, String shown) {

    /** About an element that is known by its id alone. */
    public Mistake(String file, String element, String rule, String message) {
        this(file, element, rule, message, "");
    }

    Mistake shownAs(String words) {
        return new Mistake(file, element, rule, message, words);
    }

    /** The file and the element, with the id last. */
    public String place() {
        if (element.isEmpty()) {
            return file;
        }
        return file + ", " + (shown.isEmpty() ? element : shown + " (" + element + ")");
    }

    @Override
    public String toString() {
        return place() + (element.isEmpty() ? " " : ": ") + message + " [" + rule + "]";
    }
}
