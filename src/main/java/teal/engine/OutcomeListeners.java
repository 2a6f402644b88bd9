package teal.engine;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.BeanFactory;
import teal.release.ReleaseState;

/** Records at a release's end whether the version was good or bad, whether or not its diagram names the listener. */
class OutcomeListeners extends AbstractBpmnParseListener {

    private static final String LISTENER = "keepOutcome";
    private static final Set<ReleaseState> KEPT = Set.of(ReleaseState.RELEASED, ReleaseState.ROLLED_BACK);

    private final BeanFactory beans;

    /** @param beans asked only when a release ends: the listener needs the engine, which does not exist yet */
    OutcomeListeners(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void parseEndEvent(Element endEvent, ScopeImpl scope, ActivityImpl activity) {
        boolean kept = scope instanceof ProcessDefinitionEntity process
                && process.isStartableInTasklist()
                && ReleaseState.ofEnd(activity.getId(), endEvent.attribute("name"))
                        .filter(KEPT::contains)
                        .isPresent();
        if (kept && !isNamed(endEvent)) {
            activity.addBuiltInListener(
                    ExecutionListener.EVENTNAME_START, (ExecutionListener) (DelegateExecution execution) ->
                            beans.getBean(LISTENER, ExecutionListener.class).notify(execution));
        }
    }

    private static boolean isNamed(Element endEvent) {
        Element extensions = endEvent.element("extensionElements");
        return extensions != null
                && extensions.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "executionListener").stream()
                        .map(named -> named.attribute("delegateExpression"))
                        .anyMatch(("${" + LISTENER + "}")::equals);
    }
}
