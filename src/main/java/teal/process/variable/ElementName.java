package teal.process.variable;

import java.util.Optional;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;

/** How a diagram calls one of its elements, for people. */
public final class ElementName {

    private ElementName() {}

    /** The id where the diagram gives it no name. */
    public static String in(BpmnModelInstance diagram, String id) {
        return Optional.ofNullable(diagram.getModelElementById(id))
                .filter(FlowElement.class::isInstance)
                .map(element -> ((FlowElement) element).getName())
                .filter(name -> !name.isBlank())
                .orElse(id);
    }
}
