package teal.engine.bound;

import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;

/** What the two kinds of multi-instance elements have in common. */
final class Instances {

    private Instances() {}

    static <T extends MultiInstanceActivityBehavior> void copy(MultiInstanceActivityBehavior drawn, T bounded) {
        bounded.setLoopCardinalityExpression(drawn.getLoopCardinalityExpression());
        bounded.setCompletionConditionExpression(drawn.getCompletionConditionExpression());
        bounded.setCollectionExpression(drawn.getCollectionExpression());
        bounded.setCollectionVariable(drawn.getCollectionVariable());
        bounded.setCollectionElementVariable(drawn.getCollectionElementVariable());
    }

    /** Before any of them is created. */
    static int checked(int instances, Bounds bounds) {
        if (instances > bounds.instances()) {
            throw new BoundExceeded("should be executed " + instances + " times; allowed: " + bounds.instances()
                    + " (teal.bounds.instances)");
        }
        return instances;
    }
}
