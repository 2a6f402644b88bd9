package teal.engine.bound;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/** What one transaction of the engine has done so far, with all the commands inside it. */
final class BoundedTransaction extends CommandContext {

    private final Bounds bounds;
    private final JobRates rates;
    private final Set<Throwable> ofSteps = Collections.newSetFromMap(new IdentityHashMap<>());
    private int commands;
    private int elements;
    private int variables;
    private @Nullable BoundExceeded exceeded;

    BoundedTransaction(ProcessEngineConfigurationImpl engine, Bounds bounds, JobRates rates) {
        super(engine);
        this.bounds = bounds;
        this.rates = rates;
    }

    /** Empty outside the engine, and in commands of the web applications' own queries. */
    static Optional<BoundedTransaction> current() {
        return Context.getCommandContext() instanceof BoundedTransaction transaction
                ? Optional.of(transaction)
                : Optional.empty();
    }

    /** Called by the engine before it executes the job, and early enough for the job's failure to be recorded. */
    @Override
    public void setCurrentJob(JobEntity job) {
        super.setCurrentJob(job);
        rates.count(job).ifPresent(this::refuse);
    }

    /** Returns whether this is the command with which the transaction began. */
    boolean begin() {
        return commands++ == 0;
    }

    void end() {
        commands--;
    }

    void entered() {
        if (++elements > bounds.elements()) {
            refuse("entered more than " + bounds.elements() + " elements in one transaction (teal.bounds.elements);"
                    + " this usually is a circle without a step, a person or a timer");
        }
    }

    void called(int depth) {
        if (depth > bounds.callDepth()) {
            refuse("processes call each other more than " + bounds.callDepth()
                    + " levels deep (teal.bounds.call-depth); this usually is a process that calls itself");
        }
    }

    void wrote(String variable, int size) {
        if (size > bounds.variableSize()) {
            refuse("the variable '" + variable + "' has " + size + " bytes; allowed: " + bounds.variableSize()
                    + " (teal.bounds.variable-size)");
        }
        if (++variables > bounds.variables()) {
            refuse("wrote more than " + bounds.variables() + " variables in one transaction (teal.bounds.variables),"
                    + " the last one '" + variable + "'");
        }
    }

    /** Remembered, so that nothing in a diagram or a step can swallow it. */
    private void refuse(String found) {
        exceeded = new BoundExceeded(found);
        throw exceeded;
    }

    void mustBeWithinBounds() {
        if (exceeded != null) {
            throw exceeded;
        }
    }

    /** Empty if the transaction is within its bounds. */
    Optional<BoundExceeded> exceeded() {
        return Optional.ofNullable(exceeded);
    }

    /** A step or a listener failed, not the diagram that names it. */
    void failedInStep(Throwable failure) {
        ofSteps.add(failure);
    }

    boolean isOfStep(Throwable failure) {
        return ofSteps.contains(failure);
    }

    int elements() {
        return elements;
    }

    int variables() {
        return variables;
    }
}
