package teal.rules;

import org.w3c.dom.Element;
import teal.release.Quoted;

/** A sequence flow. */
record Flow(Element xml, FlowNode from, FlowNode to) {

    /** As people find it: its name, and what it connects. */
    String shown() {
        String name = xml.getAttribute("name").strip();
        return "the flow " + (name.isEmpty() ? "" : Quoted.text(name) + " ") + "from " + from.shown() + " to "
                + to.shown();
    }

    String id() {
        return xml.getAttribute("id");
    }
}
