package teal.engine.bound;

import org.camunda.bpm.engine.impl.delegate.DefaultDelegateInterceptor;
import org.camunda.bpm.engine.impl.delegate.DelegateInvocation;
import org.camunda.bpm.engine.impl.delegate.ExpressionGetInvocation;
import org.camunda.bpm.engine.impl.delegate.ExpressionSetInvocation;

/** Remembers which failures come from steps and listeners: those may pass, and are repeated. */
final class StepFailures extends DefaultDelegateInterceptor {

    @Override
    public void handleInvocation(DelegateInvocation invocation) throws Exception {
        try {
            super.handleInvocation(invocation);
        } catch (Exception | Error failure) {
            if (!(invocation instanceof ExpressionGetInvocation || invocation instanceof ExpressionSetInvocation)) {
                BoundedTransaction.current().ifPresent(transaction -> transaction.failedInStep(failure));
            }
            throw failure;
        }
    }
}
