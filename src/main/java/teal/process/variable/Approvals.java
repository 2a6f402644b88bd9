package teal.process.variable;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The approvers' answers in a release. When the question is asked again, for instance because something changed,
 * earlier answers are kept but no longer count.
 *
 * @param round number of the current round of asking, from 1
 * @param needed how many different people have to approve
 * @param given all answers, in chronological order
 */
public record Approvals(int round, int needed, List<Approval> given) {

    public static final Approvals NONE = new Approvals(1, 1, List.of());

    /**
     * One answer.
     *
     * @param by the signed-in user, never a name from a form
     */
    public record Approval(int round, String by, boolean approved, String comment, Instant at) {}

    public Approvals {
        given = List.copyOf(given);
    }

    public Approvals needing(int approvers) {
        return new Approvals(round, approvers, given);
    }

    public Approvals with(String by, boolean approved, String comment, Instant at) {
        return new Approvals(
                round,
                needed,
                Stream.concat(given.stream(), Stream.of(new Approval(round, by, approved, comment, at)))
                        .toList());
    }

    public Approvals renewed() {
        return new Approvals(round + 1, needed, given);
    }

    /** The answers that count. */
    public List<Approval> counting() {
        return given.stream().filter(approval -> approval.round() == round).toList();
    }

    public boolean isFrom(String user) {
        return counting().stream().anyMatch(approval -> approval.by().equals(user));
    }

    /** Whether nobody else has to answer: enough people have approved, or somebody has said no. */
    public boolean isComplete() {
        return missing() == 0 || counting().stream().anyMatch(answer -> !answer.approved());
    }

    public int missing() {
        return Math.max(
                0, needed - (int) counting().stream().filter(Approval::approved).count());
    }
}
