package teal.rules;

/**
 * Something in a file that is not deployed like this.
 *
 * @param file the file's name, without the directories before it
 * @param element the id of the element that people find in the Modeler, or "" where the file as a whole is meant
 * @param rule the rule's name, as in {@code .bpmnlintrc}
 * @param message what is wrong and what to do
 */
public record Mistake(String file, String element, String rule, String message) {

    @Override
    public String toString() {
        return file + (element.isEmpty() ? " " : ", " + element + ": ") + message + " [" + rule + "]";
    }
}
