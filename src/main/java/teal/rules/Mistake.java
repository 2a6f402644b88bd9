package teal.rules;

/**
 * A mistake in a file, which prevents its deployment.
 *
 * @param file the file's name, without leading directories
 * @param element the id of an element that people can find in the Modeler, or "" for the file as a whole
 * @param rule the rule's name, as in {@code .bpmnlintrc}
 * @param message what is wrong and how to fix it
 */
public record Mistake(String file, String element, String rule, String message) {

    @Override
    public String toString() {
        return file + (element.isEmpty() ? " " : ", " + element + ": ") + message + " [" + rule + "]";
    }
}
