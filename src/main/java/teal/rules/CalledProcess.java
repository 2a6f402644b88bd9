package teal.rules;

import java.util.List;
import java.util.stream.Stream;

/**
 * One of Teal's processes that other diagrams call.
 *
 * @param carried release variables that every call passes on under their own names
 * @param asked inputs that the author of a call chooses
 * @param answers variables that it returns
 */
public record CalledProcess(
        String id,
        String title,
        String description,
        Area area,
        List<StepInput> carried,
        List<StepInput> asked,
        List<String> answers) {

    public CalledProcess {
        carried = List.copyOf(carried);
        asked = List.copyOf(asked);
        answers = List.copyOf(answers);
    }

    /** All variables that a call must pass on. */
    public List<StepInput> inputs() {
        return Stream.concat(carried.stream(), asked.stream()).toList();
    }
}
