package teal.process.variable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import teal.release.ReleaseId;
import teal.release.Version;

/** The variables of a release, as the diagrams name them. */
public final class ReleaseVariables {

    public static final Variable<String> APPLICATION =
            Variable.text("application").writtenBy(Writer.REQUESTS);
    public static final Variable<Version> VERSION =
            Variable.text("version", Version::new).writtenBy(Writer.REQUESTS);
    /** Where the artifact comes from, as the requester wrote it. */
    public static final Variable<String> ARTIFACT = Variable.text("artifact").writtenBy(Writer.REQUESTS);
    /** The digest that the requester expects, if any. */
    public static final Variable<String> SHA256 = Variable.text("sha256").writtenBy(Writer.REQUESTS);

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
    public static final Variable<List<String>> BATCH = Variable.list("batch");

    /** The nodes that have had their turn. */
    public static final Variable<ChosenNodes> CHOSEN = Variable.json("chosen", ChosenNodes.class);

    /** How many nodes may still need their turn. */
    public static final Variable<Long> NODES_LEFT = Variable.number("nodesLeft");

    /** Input of the traffic steps: {@code other} (than the cluster that is being changed) or {@code home}. */
    public static final Variable<String> TO = Variable.text("to");

    /** Inputs of the general steps, as diagrams set them. */
    public static final Variable<String> TASK = Variable.text("task").writtenBy(Writer.AUTHORS);

    public static final Variable<String> ON = Variable.text("on").writtenBy(Writer.AUTHORS);
    public static final Variable<String> ENDPOINT = Variable.text("endpoint").writtenBy(Writer.AUTHORS);
    public static final Variable<String> QUERY = Variable.text("query").writtenBy(Writer.AUTHORS);
    public static final Variable<String> COMPARISON =
            Variable.text("comparison").writtenBy(Writer.AUTHORS);
    public static final Variable<Double> THRESHOLD =
            Variable.text("threshold", Double::valueOf).writtenBy(Writer.AUTHORS);
    public static final Variable<String> WEBHOOK = Variable.text("webhook").writtenBy(Writer.AUTHORS);
    public static final Variable<String> TEXT = Variable.text("text").writtenBy(Writer.AUTHORS);
    public static final Variable<String> DAYS = Variable.text("days").writtenBy(Writer.AUTHORS);
    public static final Variable<LocalTime> OPENS =
            Variable.text("opens", LocalTime::parse).writtenBy(Writer.AUTHORS);
    public static final Variable<LocalTime> CLOSES =
            Variable.text("closes", LocalTime::parse).writtenBy(Writer.AUTHORS);
    public static final Variable<ZoneId> ZONE =
            Variable.text("zone", ZoneId::of).writtenBy(Writer.AUTHORS);

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
    public static final Variable<List<String>> CHANGED_CLUSTERS = Variable.list("changedClusters");

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
    public static final Variable<String> OVERRIDE = Variable.text("override").writtenBy(Writer.REQUESTS);

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

    public static final Variable<String> DECISION = Variable.text("decision").writtenBy(Writer.ANSWERS);
    public static final Variable<String> REASON = Variable.text("reason").writtenBy(Writer.ANSWERS);
    /** What the approver answered: {@code yes} or {@code no}. */
    public static final Variable<String> APPROVED = Variable.text("approved").writtenBy(Writer.ANSWERS);
    /** What the approver wrote. */
    public static final Variable<String> COMMENT = Variable.text("comment").writtenBy(Writer.ANSWERS);
    /** The steps whose "no" a person accepted for this cluster or node. */
    public static final Variable<Acceptances> ACCEPTED = Variable.json("acceptedSteps", Acceptances.class);

    /** What a step found out: local to the step, so that parallel steps never share it. */
    public static final Variable<StepReport> REPORT = Variable.json("report", StepReport.class);

    /** Of a task: its question and since when it waits, as Tasklist's filters show them. */
    public static final Variable<String> QUESTION = Variable.text("question");

    public static final Variable<String> WAITING_SINCE = Variable.text("waitingSince");

    private static final Map<String, Writer> WRITERS = Variable.constantsOf(ReleaseVariables.class).stream()
            .collect(Collectors.toUnmodifiableMap(Variable::name, Variable::writer));

    private ReleaseVariables() {}

    /** Whether a request for a release may say it; nothing else may be said there. */
    public static boolean isOfRequests(String variable) {
        return WRITERS.get(variable) == Writer.REQUESTS;
    }

    /** Whether a running release relies on the variable, so that nobody may write it from outside. */
    public static boolean isOfSteps(String variable) {
        return WRITERS.get(variable) == Writer.STEPS || isOfRequests(variable);
    }

    /** Whether a variable of a task with this name would be taken for the release's, or for a label of Teal's. */
    public static boolean isOfRelease(String variable) {
        return isOfSteps(variable) || WRITERS.get(variable) == Writer.ANSWERS;
    }
}
