package teal.process;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import teal.release.ReleaseId;
import teal.release.Version;

/** The variables of a release, as the diagrams name them. */
public final class ReleaseVariables {

    public static final Variable<String> APPLICATION = Variable.text("application");
    public static final Variable<Version> VERSION = Variable.text("version", Version::new);
    /** Where the artifact comes from, as the requester wrote it. */
    public static final Variable<String> ARTIFACT = Variable.text("artifact");
    /** The digest that the requester expects, if any. */
    public static final Variable<String> SHA256 = Variable.text("sha256");

    public static final Variable<String> REQUESTED_BY = Variable.text("requestedBy");

    public static final Variable<ReleaseId> RELEASE = Variable.text("release", ReleaseId::new);
    public static final Variable<ReleasePlan> PLAN = Variable.json("plan", ReleasePlan.class);
    public static final Variable<String> FIRST = Variable.text("first");
    public static final Variable<String> SECOND = Variable.text("second");

    /** The cluster that is being changed. */
    public static final Variable<String> CLUSTER = Variable.text("cluster");
    /** Whether the cluster goes back to what it ran before this release. */
    public static final Variable<Boolean> RESTORE = Variable.flag("restore");

    public static final Variable<String> NODE = Variable.text("node");
    /** The nodes of the present batch: a list, since the diagram runs through it. */
    public static final String BATCH = "batch";

    /** The nodes that have had their turn. */
    public static final Variable<ChosenNodes> CHOSEN =
            Variable.json("chosen", ChosenNodes.class, ChosenNodes::separatedByCommas);

    /** How many nodes may still need their turn. */
    public static final Variable<Long> NODES_LEFT = Variable.number("nodesLeft");

    /** Input of the traffic steps: {@code other} (than the cluster that is being changed) or {@code home}. */
    public static final Variable<String> TO = Variable.text("to");

    /** Inputs of the general steps, as diagrams set them. */
    public static final Variable<String> TASK = Variable.text("task");

    public static final Variable<String> ON = Variable.text("on");
    public static final Variable<String> ENDPOINT = Variable.text("endpoint");
    public static final Variable<String> QUERY = Variable.text("query");
    public static final Variable<String> COMPARISON = Variable.text("comparison");
    public static final Variable<Double> THRESHOLD = Variable.text("threshold", Double::valueOf);
    public static final Variable<String> WEBHOOK = Variable.text("webhook");
    public static final Variable<String> TEXT = Variable.text("text");
    public static final Variable<String> DAYS = Variable.text("days");
    public static final Variable<LocalTime> OPENS = Variable.text("opens", LocalTime::parse);
    public static final Variable<LocalTime> CLOSES = Variable.text("closes", LocalTime::parse);
    public static final Variable<ZoneId> ZONE = Variable.text("zone", ZoneId::of);

    public static final Variable<Boolean> WINDOW_OPEN = Variable.flag("windowOpen");
    public static final Variable<Instant> WINDOW_OPENS_AT = Variable.text("windowOpensAt", Instant::parse);

    /** Whether the release has to wait for the end of a freeze, and what people are told about it. */
    public static final Variable<Boolean> FROZEN = Variable.flag("frozen");

    public static final Variable<String> FREEZE = Variable.text("freeze");
    public static final Variable<Instant> FROZEN_UNTIL = Variable.text("frozenUntil", Instant::parse);
    public static final Variable<String> FROZEN_UNTIL_TEXT = Variable.text("frozenUntilText");
    /** The group that may override the freeze. */
    public static final Variable<String> OVERRIDE_BY = Variable.text("overrideBy");
    /** Of the release itself: which freezes do not hold it any more. */
    public static final Variable<FreezeOverrides> FREEZE_OVERRIDES =
            Variable.json("freezeOverrides", FreezeOverrides.class);
    /** Of the release itself: whether its last switch is confirmed; absent before the first. */
    public static final Variable<Boolean> SWITCH_SETTLED = Variable.flag("switchSettled");

    public static final Variable<Instant> CACHES_EXPIRE_AT = Variable.text("cachesExpireAt", Instant::parse);
    /** When this release switched traffic for the present cluster; absent where nothing had to be switched. */
    public static final Variable<Instant> SWITCHED_AT = Variable.text("switchedAt", Instant::parse);

    public static final Variable<Boolean> CONFIRMED = Variable.flag("confirmed");
    public static final Variable<Boolean> IDLE = Variable.flag("idle");
    public static final Variable<Boolean> BAKED = Variable.flag("baked");
    public static final Variable<Duration> WATCHED_FOR = Variable.text("watchedFor", Duration::parse);

    /** The clusters that a roll-back has to restore, the idle one first. */
    public static final String CHANGED_CLUSTERS = "changedClusters";

    /** Of the release itself: someone wants it to go back. */
    public static final Variable<RollbackRequest> ROLL_BACK_REQUEST =
            Variable.json("rollBackRequest", RollbackRequest.class);
    /** Of the release itself: nodes that it does without. */
    public static final Variable<LeftOut> LEFT_OUT = Variable.json("leftOut", LeftOut.class);
    /** Of a roll-back: whether there was anything to go back on. */
    public static final Variable<Boolean> CHANGED = Variable.flag("changed");
    /** Whether any node, or the traffic, is not yet where the release wants it. */
    public static final Variable<Boolean> ANYTHING_MISSING = Variable.flag("anythingMissing");
    /** Whether the second cluster is not yet on the version. */
    public static final Variable<Boolean> SECOND_MISSING = Variable.flag("secondMissing");
    /** Why a version is released again that was rolled back before. */
    public static final Variable<String> OVERRIDE = Variable.text("override");

    public static final Variable<Approvals> APPROVALS = Variable.json("approvals", Approvals.class);
    /** Whether the approvers' question is put again: one more has to answer, or a "no" leaves the release waiting. */
    public static final Variable<Boolean> ASK_AGAIN = Variable.flag("askAgain");
    /** Which questions another group is asked, too. */
    public static final Variable<Escalations> ESCALATIONS = Variable.json("escalations", Escalations.class);
    /** How often approvers are reminded, as a cycle of the engine's timers. */
    public static final Variable<String> REMIND_EVERY = Variable.text("remindEvery");

    public static final Variable<Duration> ESCALATE_AFTER = Variable.text("escalateAfter", Duration::parse);
    public static final Variable<Duration> EXPIRE_AFTER = Variable.text("expireAfter", Duration::parse);
    public static final Variable<Boolean> EXPIRY_ROLLS_BACK = Variable.flag("expiryRollsBack");
    public static final Variable<Evidence> EVIDENCE = Variable.json("evidence", Evidence.class);

    public static final Variable<String> FAILURE = Variable.text("failure");
    public static final Variable<String> FAILED_STEP = Variable.text("failedStep");
    /** Of the task that asks about it: how the diagram calls that step. */
    public static final Variable<String> FAILED_STEP_NAME = Variable.text("failedStepName");

    public static final Variable<String> FAILURE_CODE = Variable.text("failureCode");
    /** The last lines that the failed step's command printed. */
    public static final Variable<String> FAILED_OUTPUT = Variable.text("failedOutput");

    public static final Variable<String> DECISION = Variable.text("decision");
    public static final Variable<String> REASON = Variable.text("reason");
    /** What the approver answered: {@code yes} or {@code no}. */
    public static final Variable<String> APPROVED = Variable.text("approved");
    /** What the approver wrote. */
    public static final Variable<String> COMMENT = Variable.text("comment");
    /** The steps whose "no" a person accepted for this cluster or node. */
    public static final Variable<Acceptances> ACCEPTED =
            Variable.json("acceptedStep", Acceptances.class, text -> Acceptances.NONE);

    /** What a step found out: local to the step, so that parallel steps never share it. */
    public static final Variable<StepReport> REPORT = Variable.json("report", StepReport.class);

    /** What a request for a release says. */
    private static final Set<String> OF_REQUESTS =
            Set.of(APPLICATION.name(), VERSION.name(), ARTIFACT.name(), SHA256.name(), OVERRIDE.name());

    /** What only steps may write: they rely on it. Everything else is for forms, Teal's own and those of other diagrams. */
    private static final Set<String> OF_STEPS = Set.of(
            REQUESTED_BY.name(),
            APPROVALS.name(),
            ASK_AGAIN.name(),
            ESCALATIONS.name(),
            REMIND_EVERY.name(),
            ESCALATE_AFTER.name(),
            EXPIRE_AFTER.name(),
            EXPIRY_ROLLS_BACK.name(),
            RELEASE.name(),
            PLAN.name(),
            FIRST.name(),
            SECOND.name(),
            CLUSTER.name(),
            RESTORE.name(),
            NODE.name(),
            BATCH,
            CHOSEN.name(),
            NODES_LEFT.name(),
            TO.name(),
            CACHES_EXPIRE_AT.name(),
            SWITCHED_AT.name(),
            CONFIRMED.name(),
            IDLE.name(),
            BAKED.name(),
            WATCHED_FOR.name(),
            CHANGED_CLUSTERS,
            ROLL_BACK_REQUEST.name(),
            LEFT_OUT.name(),
            CHANGED.name(),
            ANYTHING_MISSING.name(),
            SECOND_MISSING.name(),
            EVIDENCE.name(),
            FAILURE.name(),
            FAILED_STEP.name(),
            FAILED_STEP_NAME.name(),
            FAILURE_CODE.name(),
            FAILED_OUTPUT.name(),
            ACCEPTED.name(),
            WINDOW_OPEN.name(),
            WINDOW_OPENS_AT.name(),
            FROZEN.name(),
            FREEZE.name(),
            FROZEN_UNTIL.name(),
            FROZEN_UNTIL_TEXT.name(),
            OVERRIDE_BY.name(),
            FREEZE_OVERRIDES.name(),
            SWITCH_SETTLED.name(),
            REPORT.name());

    /** What Tasklist shows of a task, beside the release's own: labels that Teal gives it. */
    private static final Set<String> OF_TASKS = Set.of("question", "waitingSince");

    /** What people answer; their listeners read it where the release is. */
    private static final Set<String> ANSWERS = Set.of(DECISION.name(), REASON.name(), APPROVED.name(), COMMENT.name());

    private ReleaseVariables() {}

    /** Whether a request for a release may say it; nothing else may be said there. */
    public static boolean isOfRequests(String variable) {
        return OF_REQUESTS.contains(variable);
    }

    /** Whether a running release relies on the variable, so that nobody may write it from outside. */
    public static boolean isOfSteps(String variable) {
        return OF_STEPS.contains(variable) || OF_TASKS.contains(variable) || isOfRequests(variable);
    }

    /** Whether a variable of a task with this name would be taken for the release's, or for a label of Teal's. */
    public static boolean isOfRelease(String variable) {
        return isOfSteps(variable) || ANSWERS.contains(variable);
    }
}
