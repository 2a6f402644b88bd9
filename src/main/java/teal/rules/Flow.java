package teal.rules;

import org.w3c.dom.Element;

/** A sequence flow. */
record Flow(Element xml, FlowNode from, FlowNode to) {

    String id() {
        return xml.getAttribute("id");
    }
}
