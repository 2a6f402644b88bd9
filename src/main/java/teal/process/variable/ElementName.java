package teal.process.variable;

import java.util.Optional;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;

/** The name of a diagram's element, for people. */
public final class ElementName {

    private ElementName() {}

    /** The id if the diagram gives it no name. */
    public static String in(BpmnModelInstance diagram, String id) {
        return Optional.ofNullable(diagram.getModelElementById(id))
                .filter(FlowElement.class::isInstance)
                .map(element -> ((FlowElement) element).getName())
                .filter(name -> !name.isBlank())
                .orElse(id);
    }
}
