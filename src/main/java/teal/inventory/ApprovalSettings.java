package teal.inventory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import teal.release.Placeholders;
import teal.release.Setting;

/**
 * Who approves moving users to the upgraded cluster, and what happens while nobody answers. All durations count from the
 * moment when the question is asked.
 *
 * @param group the group to ask instead of the one in the diagram; absent: the diagram's
 * @param approvers how many different people must approve, default 1
 * @param remindEvery default 4 h
 * @param escalateAfter when a second group is asked too, default 1 day
 * @param escalateTo that second group, default {@code operators}
 * @param expireAfter default 7 days
 * @param whenRejected what follows a "no", default a roll-back
 * @param whenExpired what follows if nobody answers in time, default asking again
 * @param requestedFor whether a pipeline has to name the person it acts for, default required
 * @param tryOut an address at which approvers can try the new version before users do, with {@code {cluster}} and {@code
 *     {version}}; absent: none is shown
 * @param notNeededBy ids of processes that may move users to a new version without an approval; default none
 */
public record ApprovalSettings(
        @Nullable String group,
        Integer approvers,
        Duration remindEvery,
        Duration escalateAfter,
        String escalateTo,
        Duration expireAfter,
        String whenRejected,
        String whenExpired,
        String requestedFor,
        List<String> notNeededBy,
        @Nullable String tryOut) {

    /** The pattern for group ids, as a regular expression that means the same in Java and in JavaScript. */
    public static final String GROUP = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}";

    private static final String ROLL_BACK = "roll-back";
    private static final String WAIT = "wait";

    private static final String REQUIRED = "required";
    private static final String OPTIONAL = "optional";

    private static final Duration LONGEST = Duration.ofDays(30);

    public ApprovalSettings(
            @Nullable String group,
            @Nullable Integer approvers,
            @Nullable Duration remindEvery,
            @Nullable Duration escalateAfter,
            @Nullable String escalateTo,
            @Nullable Duration expireAfter,
            @Nullable String whenRejected,
            @Nullable String whenExpired,
            @Nullable String requestedFor,
            @Nullable List<String> notNeededBy,
            @Nullable String tryOut) {
        this.group = group == null ? null : group("group", group);
        this.approvers = Setting.within("approvers", approvers, 1, 1, 10);
        this.remindEvery = pause("remind-every", remindEvery, Duration.ofHours(4));
        this.escalateAfter = pause("escalate-after", escalateAfter, Duration.ofDays(1));
        this.escalateTo = group("escalate-to", Setting.orElse(escalateTo, "operators"));
        this.expireAfter = pause("expire-after", expireAfter, Duration.ofDays(7));
        this.whenRejected = policy("when-rejected", whenRejected, ROLL_BACK);
        this.whenExpired = policy("when-expired", whenExpired, WAIT);
        this.requestedFor = Setting.check(
                "requested-for",
                Setting.orElse(requestedFor, REQUIRED),
                text -> text.equals(REQUIRED) || text.equals(OPTIONAL),
                REQUIRED + ", " + OPTIONAL);
        this.notNeededBy = List.copyOf(Setting.orElse(notNeededBy, List.of()));
        this.tryOut = tryOut == null ? null : tryOut(tryOut);
    }

    static ApprovalSettings defaults() {
        return new ApprovalSettings(null, null, null, null, null, null, null, null, null, null, null);
    }

    /** Whether users may reach a new version by this process only after an approval. */
    public boolean isNeededBy(String process) {
        return !notNeededBy.contains(process);
    }

    /** Whether a pipeline has to name the person it acts for, so that they do not approve their own release. */
    public boolean needsPerson() {
        return requestedFor.equals(REQUIRED);
    }

    public boolean rejectionRollsBack() {
        return whenRejected.equals(ROLL_BACK);
    }

    public boolean expiryRollsBack() {
        return whenExpired.equals(ROLL_BACK);
    }

    /** The address for a cluster; empty if the inventory has none. */
    public Optional<String> tryOut(String cluster, String version) {
        return Optional.ofNullable(tryOut)
                .map(address -> new Placeholders(Map.of("cluster", cluster, "version", version)).fill(address));
    }

    private static String tryOut(String found) {
        return Setting.check(
                "try-out",
                found,
                text -> text.matches("https?://[0-9A-Za-z.{}-]+(:[0-9]{1,5})?(/[!$&()*+,./0-9:;=?@A-Z_a-z~{}-]*)?")
                        && List.of("cluster", "version").containsAll(Placeholders.in(text)),
                "an address that begins with https:// or http://, with {cluster} and {version} as placeholders");
    }

    private static Duration pause(String field, @Nullable Duration found, Duration fallback) {
        return Setting.within(field, found, fallback, Duration.ofSeconds(1), LONGEST);
    }

    private static String group(String field, String found) {
        return Setting.check(
                field, found, text -> text.matches(GROUP), "a group's id: up to 64 letters, digits, _ and -");
    }

    private static String policy(String field, @Nullable String found, String fallback) {
        return Setting.check(
                field,
                Setting.orElse(found, fallback),
                text -> text.equals(ROLL_BACK) || text.equals(WAIT),
                ROLL_BACK + ", " + WAIT);
    }
}
