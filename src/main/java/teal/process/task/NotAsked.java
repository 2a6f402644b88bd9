package teal.process.task;

/** An answer from someone who may not give it; the attempt is recorded. */
public final class NotAsked extends RefusedAnswer {

    private static final long serialVersionUID = 1L;

    public NotAsked(String message) {
        super(message);
    }

    /**
     * The recorded attempt.
     *
     * @param person the person who tried to answer
     * @param task the task's id
     * @param reason why the answer was not used
     */
    public record Attempt(String person, String task, String reason) {}
}
