package teal.process.diagram;

import java.util.List;

/**
 * A process of Teal's that other diagrams call.
 *
 * @param inputs the variables that a call has to pass on
 */
public record CalledProcess(String id, String title, String description, Area area, List<StepInput> inputs) {

    public CalledProcess {
        inputs = List.copyOf(inputs);
    }
}
