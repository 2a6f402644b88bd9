package teal.process.request;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.process.variable.ReleaseVariables;
import teal.process.variable.RequestLinks;
import teal.release.PermanentRefusal;
import teal.release.Quoted;
import teal.release.Sha256;
import teal.release.Version;

/**
 * The only check of a request, in the transaction that starts the release, however it is started: what can be found wrong
 * before it begins is refused at once, where the requester sees it, and leaves nothing behind. Only the artifact's location
 * is asked, last, and only whether the artifact is there.
 */
class RequestCheck {

    /** The maximum that fits into an engine variable, with room to spare. */
    private static final int REASON = 2_000;

    /** What a request asks for, once it is known to be possible. */
    record Checked(String application, Version version, String artifact) {}

    /** Names that repositories give to whatever is newest: not versions. */
    private static final Set<String> MOVING =
            Set.of("latest", "newest", "current", "stable", "snapshot", "head", "main", "master", "nightly", "edge");

    private final Inventory inventory;
    private final BadVersions badVersions;
    private final ReleaseLock lock;

    private final RequestedFor requestedFor;

    RequestCheck(Inventory inventory, BadVersions badVersions, RequestedFor requestedFor, ReleaseLock lock) {
        this.inventory = inventory;
        this.badVersions = badVersions;
        this.requestedFor = requestedFor;
        this.lock = lock;
    }

    /**
     * @param process the one to be started
     * @param given the request's variables; those of a company's own form fields are passed on to the process
     * @throws org.camunda.bpm.engine.AuthorizationException if the signed-in person may not start it
     * @throws ApplicationBusy if another release of the application is running
     * @throws RequestRefused if the release must not begin for another reason
     */
    Checked check(CommandContext context, ProcessDefinitionEntity process, Map<String, Object> given) {
        context.getProcessEngineConfiguration()
                .getCommandCheckers()
                .forEach(checker -> checker.checkCreateProcessInstance(process));
        try {
            return checked(process, given);
        } catch (IllegalArgumentException | PermanentRefusal | Inventory.UnknownApplication wrong) {
            throw new RequestRefused(wrong);
        }
    }

    private Checked checked(ProcessDefinitionEntity process, Map<String, Object> given) {
        for (String variable : given.keySet()) {
            if (ReleaseVariables.isOfRelease(variable) && !ReleaseVariables.isOfRequests(variable)) {
                throw new IllegalArgumentException(
                        "found the variable '" + variable + "', which is Teal's own; a"
                                + " release is started with application, version, artifact, sha256, override, replace,"
                                + " requestedFor, releaseNotes, ticket, commits and build, and with the fields that its start form adds");
            }
        }
        ManagedApplication managed = inventory.get(required(given, ReleaseVariables.APPLICATION.name()));
        managed.application().mustHaveTwoClusters();
        checkProcess(process, managed);
        requestedFor.check(managed, process.getKey(), optional(given, ReleaseVariables.REQUESTED_FOR.name()));
        Version version = fixed(new Version(required(given, ReleaseVariables.VERSION.name())));
        String artifact = managed.artifacts()
                .addresses()
                .of(optional(given, ReleaseVariables.ARTIFACT.name()).orElse(null), version);
        optional(given, ReleaseVariables.SHA256.name()).ifPresent(Sha256::new);
        Optional<String> override = optional(given, ReleaseVariables.OVERRIDE.name());
        override.filter(reason -> reason.length() > REASON).ifPresent(reason -> {
            throw new IllegalArgumentException(
                    "override: found " + reason.length() + " characters; allowed: up to " + REASON);
        });
        optional(given, ReleaseVariables.REPLACE.name()).ifPresent(RequestCheck::checkFlag);
        RequestLinks.check(field -> optional(given, field));
        if (override.isEmpty()) {
            badVersions.find(managed.name(), version).ifPresent(bad -> {
                throw new IllegalArgumentException(
                        bad.refusal(managed.name(), version, managed.settings().zone()));
            });
        }
        lock.checkFree(managed.name());
        managed.artifacts().checkThere(artifact);
        return new Checked(managed.name(), version, artifact);
    }

    private static void checkFlag(String replace) {
        if (!replace.equals("true") && !replace.equals("false")) {
            throw new IllegalArgumentException("replace: found " + Quoted.text(replace) + "; allowed: true or false");
        }
    }

    private static Version fixed(Version version) {
        if (MOVING.contains(version.value().toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("version: found " + Quoted.text(version.value())
                    + "; allowed: the name of one version for good, such as 2.0.0. Tomorrow '" + version
                    + "' would be another artifact, and nodes that have it would keep today's");
        }
        return version;
    }

    private static void checkProcess(ProcessDefinitionEntity process, ManagedApplication managed) {
        if (!NewestDiagrams.include(process)) {
            throw new IllegalArgumentException("process: version " + process.getVersion() + " of '" + process.getKey()
                    + "' is not among the diagrams that were deployed last; start the newest version, or"
                    + " deploy it again");
        }
        if (!managed.settings().processes().contains(process.getKey())) {
            throw new IllegalArgumentException(managed.refusal(process.getKey()));
        }
    }

    private static String required(Map<String, Object> given, String field) {
        return optional(given, field)
                .orElseThrow(() -> new IllegalArgumentException(field + ": found nothing; this field is required"));
    }

    /** A form sends the fields that were left empty, too. */
    private static Optional<String> optional(Map<String, Object> given, String field) {
        return Optional.ofNullable(given.get(field)).map(Object::toString).filter(text -> !text.isBlank());
    }
}
