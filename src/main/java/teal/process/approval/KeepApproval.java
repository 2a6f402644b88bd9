package teal.process.approval;

import static teal.process.variable.ReleaseVariables.APPROVALS;
import static teal.process.variable.ReleaseVariables.APPROVED;
import static teal.process.variable.ReleaseVariables.APPROVED_ARTIFACT;
import static teal.process.variable.ReleaseVariables.ASK_AGAIN;
import static teal.process.variable.ReleaseVariables.COMMENT;
import static teal.process.variable.ReleaseVariables.ESCALATIONS;
import static teal.process.variable.ReleaseVariables.FAILURE;
import static teal.process.variable.ReleaseVariables.PLAN;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import teal.access.PeopleNames;
import teal.process.task.AnsweredTask;
import teal.process.task.AskedPeople;
import teal.process.task.NotAsked;
import teal.process.task.RefusedAnswer;
import teal.process.variable.Approvals;
import teal.process.variable.ReleaseRoot;

/**
 * Checks an answer when its task is completed, however that happens: it must come from someone who is asked, who did
 * not request the release, and who has not answered yet.
 */
@Component
class KeepApproval implements TaskListener {

    /** The maximum that fits into an engine variable, with room to spare. */
    private static final int COMMENT_LENGTH = 2_000;

    private final ApprovalPolicies policies;
    private final PeopleNames names;
    private final Clock clock;

    KeepApproval(ApprovalPolicies policies, PeopleNames names, Clock clock) {
        this.policies = policies;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        DelegateExecution execution = AnsweredTask.execution(task);
        Approvals before = APPROVALS.find(execution).orElse(Approvals.NONE);
        String user = approver(
                task, task.getProcessEngineServices().getIdentityService().getCurrentAuthentication(), before);
        boolean approved = isYes(APPROVED.find(execution).orElse(""));
        String comment = comment(COMMENT.find(execution).orElse(""));
        if (!approved && comment.isEmpty()) {
            throw new RefusedAnswer("comment: a no needs a reason, which is kept; say what has to change");
        }
        Approvals after = before.with(user, approved, comment, clock.instant());
        // In the history the assignee is the person who answered, even if someone else claimed the task.
        task.setAssignee(user);
        COMMENT.set(execution, comment);
        if (approved) {
            APPROVALS.set(execution, after);
            ASK_AGAIN.set(execution, after.missing() > 0);
            FAILURE.set(execution, "");
            ReleaseRoot.set(execution, APPROVED_ARTIFACT, after.missing() > 0 ? "" : artifact(execution));
        } else {
            boolean rollBack = policies.settings(execution).rejectionRollsBack();
            APPROVALS.set(execution, rollBack ? after : after.renewed());
            ASK_AGAIN.set(execution, !rollBack);
            String why = "rejected by " + names.of(user) + (comment.isEmpty() ? "" : ": " + comment);
            FAILURE.set(execution, why);
            ReleaseRoot.set(execution, FAILURE, why);
            ReleaseRoot.set(execution, COMMENT, comment);
            ReleaseRoot.set(execution, APPROVED_ARTIFACT, "");
        }
    }

    private static String artifact(DelegateExecution execution) {
        return ReleaseRoot.find(execution, PLAN)
                .map(plan -> plan.artifact().sha256())
                .orElse("");
    }

    private String approver(DelegateTask task, @Nullable Authentication user, Approvals before) {
        if (user == null || user.getUserId() == null) {
            throw new RefusedAnswer("an approval needs a person who is signed in");
        }
        String name = user.getUserId();
        Requester requester = Requester.of(task.getExecution());
        if (requester.is(name)) {
            throw new NotAsked((name.equals(requester.user())
                            ? names.of(name) + " requested this release"
                            : requester.user() + " requested this release for " + names.of(name))
                    + ", so someone else has to decide whether to move users");
        }
        AskedPeople asked = asked(task);
        if (!asked.include(user)) {
            throw asked.refusal(name, names);
        }
        if (before.isFrom(name)) {
            if (before.isComplete()) {
                // Their other answer was committed after this one had found the task still open
                throw new RefusedAnswer("this question is closed: " + names.of(name)
                        + " has answered it. Your answer was not used; reload to see the current question");
            }
            throw new NotAsked(names.of(name) + " has already approved; " + before.needed()
                    + " people have to, so someone else must answer next");
        }
        return name;
    }

    /** Determined now, from the policy or the diagram; the task's links only help people find it. */
    private AskedPeople asked(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        AskedPeople asked =
                policies.of(execution).group().map(AskedPeople::of).orElseGet(() -> AskedPeople.drawn(task));
        return ESCALATIONS
                .find(execution)
                .flatMap(escalations -> escalations.of(task.getId()))
                .map(asked::orMembersOf)
                .orElse(asked);
    }

    private static boolean isYes(String answer) {
        return switch (answer) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new RefusedAnswer("approved: found '" + answer + "'; allowed: yes, no");
        };
    }

    private static String comment(String text) {
        if (text.length() > COMMENT_LENGTH) {
            throw new RefusedAnswer(
                    "comment: found " + text.length() + " characters; allowed: up to " + COMMENT_LENGTH);
        }
        return text.strip();
    }
}
