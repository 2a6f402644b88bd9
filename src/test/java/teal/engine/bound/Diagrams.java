package teal.engine.bound;

/** Diagrams in few characters. */
final class Diagrams {

    private Diagrams() {}

    static String file(String content) {
        return "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'"
                + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='test'>" + content
                + "</definitions>";
    }

    /** Named by its key, and not offered in Tasklist. */
    static String process(String key, String body) {
        return "<process id='" + key + "' name='The diagram " + key + "' isExecutable='true'"
                + " camunda:isStartableInTasklist='false' camunda:historyTimeToLive='P1D'>" + body + "</process>";
    }

    static String start() {
        return "<startEvent id='start'/>";
    }

    /** A start whose first job does all that follows. */
    static String begin() {
        return "<startEvent id='begin' camunda:asyncAfter='true'/>";
    }

    static String flow(String from, String to) {
        return "<sequenceFlow id='" + from + "-" + to + "' sourceRef='" + from + "' targetRef='" + to + "'/>";
    }

    static String flow(String from, String to, String condition) {
        return "<sequenceFlow id='" + from + "-" + to + "' sourceRef='" + from + "' targetRef='" + to
                + "'><conditionExpression xsi:type='tFormalExpression'>" + condition
                + "</conditionExpression></sequenceFlow>";
    }

    /** Sets a variable of the process. */
    static String setting(String id, String variable, String value) {
        return "<intermediateThrowEvent id='" + id + "'><extensionElements><camunda:inputOutput>"
                + "<camunda:outputParameter name='" + variable + "'>" + value + "</camunda:outputParameter>"
                + "</camunda:inputOutput></extensionElements></intermediateThrowEvent>";
    }
}
