package teal.process.attempt;

import org.camunda.bpm.engine.OptimisticLockingException;

/**
 * A step leaves its place to somebody else: another attempt that holds it, or a roll-back. To the engine that is a conflict, which
 * does not count as a failed attempt; but unlike one between two transactions, it is not over at once, so the step is tried again
 * after a pause.
 */
public final class MakesWay extends OptimisticLockingException {

    private static final long serialVersionUID = 1L;

    public MakesWay(String reason) {
        super(reason);
    }
}
