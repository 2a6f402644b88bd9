package teal.process.task;

/** An answer of somebody who is not among those who may give it, which is on record. */
public final class NotAsked extends RefusedAnswer {

    private static final long serialVersionUID = 1L;

    public NotAsked(String message) {
        super(message);
    }

    /**
     * What goes on record.
     *
     * @param person who tried to answer
     * @param task the task's id
     * @param reason why the answer was not taken
     */
    public record Attempt(String person, String task, String reason) {}
}
