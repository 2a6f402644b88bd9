package teal.lab.dns;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The faults that a name server has been given. */
final class Faults {

    private static final Runnable NOTHING = () -> {};

    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger lostAnswers = new AtomicInteger();
    private final AtomicInteger unsignedAnswers = new AtomicInteger();
    private final AtomicInteger unsignedQuestions = new AtomicInteger();
    private final AtomicReference<Runnable> beforeUpdate = new AtomicReference<>(NOTHING);
    private final AtomicReference<Runnable> beforePlainQuestion = new AtomicReference<>(NOTHING);
    private volatile int refusal;
    private volatile boolean lame;
    private boolean paused;

    void refuse(int updates, int rcode) {
        refusal = rcode;
        refusals.set(updates);
    }

    void beforeUpdate(Runnable action) {
        beforeUpdate.set(action);
    }

    Runnable actionBeforeUpdate() {
        return beforeUpdate.getAndSet(NOTHING);
    }

    void beforePlainQuestion(Runnable action) {
        beforePlainQuestion.set(action);
    }

    Runnable actionBeforePlainQuestion() {
        return beforePlainQuestion.getAndSet(NOTHING);
    }

    void loseAnswers(int updates) {
        lostAnswers.set(updates);
    }

    void leaveUnsigned(int answers) {
        unsignedAnswers.set(answers);
    }

    void lame(boolean without) {
        lame = without;
    }

    synchronized void pause(boolean on) {
        paused = on;
        notifyAll();
    }

    OptionalInt nextRefusal() {
        return used(refusals) ? OptionalInt.of(refusal) : OptionalInt.empty();
    }

    boolean losesThisAnswer() {
        return used(lostAnswers);
    }

    boolean leavesThisUnsigned() {
        return used(unsignedAnswers);
    }

    void leaveQuestionsUnsigned(int answers) {
        unsignedQuestions.set(answers);
    }

    boolean leavesThisQuestionUnsigned() {
        return used(unsignedQuestions);
    }

    boolean isLame() {
        return lame;
    }

    /** Stays silent for as long as the server is paused; true if this message is to be dropped. */
    synchronized boolean swallows() {
        boolean swallowed = paused;
        try {
            while (paused) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return swallowed;
    }

    private static boolean used(AtomicInteger times) {
        return times.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }
}
