package teal.process.variable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import teal.release.ReleaseId;
import teal.release.Version;

/** The variables of a release, under their names in the diagrams. */
public final class ReleaseVariables {

    public static final Variable<String> APPLICATION =
            Variable.text("application").writtenBy(Writer.REQUESTS);
    public static final Variable<Version> VERSION =
            Variable.text("version", Version::new).writtenBy(Writer.REQUESTS);
    /** The artifact's location, as given by the requester. */
    public static final Variable<String> ARTIFACT = Variable.text("artifact").writtenBy(Writer.REQUESTS);
    /** The digest that the requester expects, if any. */
    public static final Variable<String> SHA256 = Variable.text("sha256").writtenBy(Writer.REQUESTS);

    /** Whether a version that nodes have from another artifact, and that none of them runs, is replaced. */
    public static final Variable<Boolean> REPLACE = Variable.flag("replace").writtenBy(Writer.REQUESTS);

    /** On the release itself: the person for whom a pipeline has requested it. */
    public static final Variable<String> REQUESTED_FOR =
            Variable.text("requestedFor").writtenBy(Writer.REQUESTS);
    /** Pages about the version, for approvers: addresses that begin with {@code https://}. */
    public static final Variable<String> RELEASE_NOTES =
            Variable.text("releaseNotes").writtenBy(Writer.REQUESTS);

    public static final Variable<String> TICKET = Variable.text("ticket").writtenBy(Writer.REQUESTS);
    public static final Variable<String> COMMITS = Variable.text("commits").writtenBy(Writer.REQUESTS);
    public static final Variable<String> BUILD = Variable.text("build").writtenBy(Writer.REQUESTS);

    public static final Variable<String> REQUESTED_BY = Variable.text("requestedBy");

    /** On the release itself: the id of the process that its requester asked for. */
    public static final Variable<String> PROCESS = Variable.text("process");
    /** On the release itself: whether there is a plan, so that there may be something to roll back. */
    public static final Variable<Boolean> PLANNED = Variable.flag("planned");
    /** On the release itself: how it ended, as {@link teal.release.ReleaseState#text}. */
    public static final Variable<String> OUTCOME = Variable.text("outcome");

    public static final Variable<ReleaseId> RELEASE = Variable.text("release", ReleaseId::new);
    public static final Variable<ReleasePlan> PLAN = Variable.json("plan", ReleasePlan.class);
    public static final Variable<String> FIRST = Variable.text("first");
    public static final Variable<String> SECOND = Variable.text("second");

    /** The cluster being changed. */
    public static final Variable<String> CLUSTER = Variable.text("cluster");
    /** Whether the cluster goes back to the version it ran before this release. */
    public static final Variable<Boolean> RESTORE = Variable.flag("restore");

    public static final Variable<String> NODE = Variable.text("node");
    /** The nodes of the current batch: a list, because the diagram iterates over it. */
    public static final Variable<List<String>> BATCH = Variable.list("batch");

    /** The nodes that have had their turn. */
    public static final Variable<ChosenNodes> CHOSEN = Variable.json("chosen", ChosenNodes.class);

    /** How many nodes may still need their turn. */
    public static final Variable<Long> NODES_LEFT = Variable.number("nodesLeft");

    /** Input of the traffic steps: {@code other} (than the cluster being changed) or {@code home}. */
    public static final Variable<String> TO = Variable.text("to");

    /** Inputs of the general steps, set by diagrams. */
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
    public static final Variable<String> ZONE = Variable.text("zone").writtenBy(Writer.AUTHORS);

    public static final Variable<Boolean> WINDOW_OPEN = Variable.flag("windowOpen");
    public static final Variable<Instant> WINDOW_OPENS_AT = Variable.text("windowOpensAt", Instant::parse);

    /** Whether the release has to wait for the end of a freeze, and the message for people. */
    public static final Variable<Boolean> FROZEN = Variable.flag("frozen");

    public static final Variable<String> FREEZE = Variable.text("freeze");
    public static final Variable<Instant> FROZEN_UNTIL = Variable.text("frozenUntil", Instant::parse);
    public static final Variable<String> FROZEN_UNTIL_TEXT = Variable.text("frozenUntilText");
    /** The group that may override the freeze. */
    public static final Variable<String> OVERRIDE_BY = Variable.text("overrideBy");
    /** On the release itself: the freezes that no longer hold it. */
    public static final Variable<FreezeOverrides> FREEZE_OVERRIDES =
            Variable.json("freezeOverrides", FreezeOverrides.class);
    /** On the release itself: whether its last switch is confirmed; absent before the first. */
    public static final Variable<Boolean> SWITCH_SETTLED = Variable.flag("switchSettled");

    public static final Variable<Instant> CACHES_EXPIRE_AT = Variable.text("cachesExpireAt", Instant::parse);
    /** When this release switched traffic for the current cluster; absent if no switch was needed. */
    public static final Variable<Instant> SWITCHED_AT = Variable.text("switchedAt", Instant::parse);

    public static final Variable<Boolean> CONFIRMED = Variable.flag("confirmed");
    public static final Variable<Boolean> IDLE = Variable.flag("idle");
    public static final Variable<Boolean> BAKED = Variable.flag("baked");
    public static final Variable<Duration> WATCHED_FOR = Variable.text("watchedFor", Duration::parse);

    /** The clusters that a roll-back has to restore, the idle one first. */
    public static final Variable<List<String>> CHANGED_CLUSTERS = Variable.list("changedClusters");

    /** On the release itself: someone requested that it go back. */
    public static final Variable<RollbackRequest> ROLL_BACK_REQUEST =
            Variable.json("rollBackRequest", RollbackRequest.class);
    /** On the release itself: the nodes left out of it. */
    public static final Variable<LeftOut> LEFT_OUT = Variable.json("leftOut", LeftOut.class);
    /** On the release itself: the nodes that could not be reached when it was planned. */
    public static final Variable<List<String>> UNREACHABLE = Variable.list("unreachable");
    /** Whether this release has changed anything: on a roll-back and on the release itself. */
    public static final Variable<Boolean> CHANGED = Variable.flag("changed");
    /** Whether any node, or the traffic, is not yet in its target state. */
    public static final Variable<Boolean> ANYTHING_MISSING = Variable.flag("anythingMissing");
    /** Whether the second cluster is not yet on the version. */
    public static final Variable<Boolean> SECOND_MISSING = Variable.flag("secondMissing");
    /** The reason for releasing a version that was rolled back before. */
    public static final Variable<String> OVERRIDE = Variable.text("override").writtenBy(Writer.REQUESTS);

    public static final Variable<Approvals> APPROVALS = Variable.json("approvals", Approvals.class);
    /**
     * Whether the approvers' question is asked again: another approver has to answer, or a "no" leaves the release waiting.
     */
    public static final Variable<Boolean> ASK_AGAIN = Variable.flag("askAgain");
    /** The questions that were also put to another group. */
    public static final Variable<Escalations> ESCALATIONS = Variable.json("escalations", Escalations.class);
    /** How often approvers are reminded, as a cycle for the engine's timers. */
    public static final Variable<String> REMIND_EVERY = Variable.text("remindEvery");

    public static final Variable<Duration> ESCALATE_AFTER = Variable.text("escalateAfter", Duration::parse);
    public static final Variable<Duration> EXPIRE_AFTER = Variable.text("expireAfter", Duration::parse);
    public static final Variable<Boolean> EXPIRY_ROLLS_BACK = Variable.flag("expiryRollsBack");
    public static final Variable<Evidence> EVIDENCE = Variable.json("evidence", Evidence.class);

    public static final Variable<String> FAILURE = Variable.text("failure");
    public static final Variable<String> FAILED_STEP = Variable.text("failedStep");
    /** On the task that asks about the step: the step's name in the diagram. */
    public static final Variable<String> FAILED_STEP_NAME = Variable.text("failedStepName");

    /** On the task that asks how to continue: the answers that its form does not offer. */
    public static final Variable<ImpossibleAnswers> IMPOSSIBLE_ANSWERS =
            Variable.json("impossibleAnswers", ImpossibleAnswers.class);

    public static final Variable<String> FAILURE_CODE = Variable.text("failureCode");
    /** The last lines printed by the failed step's command. */
    public static final Variable<String> FAILED_OUTPUT = Variable.text("failedOutput");

    public static final Variable<String> DECISION = Variable.text("decision").writtenBy(Writer.ANSWERS);
    public static final Variable<String> REASON = Variable.text("reason").writtenBy(Writer.ANSWERS);
    /** The approver's answer: {@code yes} or {@code no}. */
    public static final Variable<String> APPROVED = Variable.text("approved").writtenBy(Writer.ANSWERS);
    /** On the release itself: the digest of the artifact that as many people as needed have approved. */
    public static final Variable<String> APPROVED_ARTIFACT = Variable.text("approvedArtifact");
    /** The approver's comment. */
    public static final Variable<String> COMMENT = Variable.text("comment").writtenBy(Writer.ANSWERS);
    /** The steps whose "no" a person accepted for this cluster or node. */
    public static final Variable<Acceptances> ACCEPTED = Variable.json("acceptedSteps", Acceptances.class);

    /** What a step found: local to the step, so that parallel steps never share it. */
    public static final Variable<StepReport> REPORT = Variable.json("report", StepReport.class);

    /** On a task: its question, and since when it has been waiting, for Tasklist's filters. */
    public static final Variable<String> QUESTION = Variable.text("question");

    public static final Variable<String> WAITING_SINCE = Variable.text("waitingSince");

    private static final Map<String, Writer> WRITERS = Variable.constantsOf(ReleaseVariables.class).stream()
            .collect(Collectors.toUnmodifiableMap(Variable::name, Variable::writer));

    private ReleaseVariables() {}

    /** Whether a request for a release may set this variable; it may set no others. */
    public static boolean isOfRequests(String variable) {
        return WRITERS.get(variable) == Writer.REQUESTS;
    }

    /** Whether a running release relies on this variable, so that nobody may set it from outside. */
    public static boolean isOfSteps(String variable) {
        return WRITERS.get(variable) == Writer.STEPS || isOfRequests(variable);
    }

    /** Whether nobody but steps writes this variable. */
    public static boolean isOnlyOfSteps(String variable) {
        return WRITERS.get(variable) == Writer.STEPS;
    }

    /** Whether a task variable with this name would be mistaken for the release's, or for one of Teal's labels. */
    public static boolean isOfRelease(String variable) {
        return isOfSteps(variable) || WRITERS.get(variable) == Writer.ANSWERS;
    }
}
