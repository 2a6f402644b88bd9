package teal.process.request;

import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import teal.process.variable.ReleaseVariables;
import teal.release.Sha256;

/**
 * A request for a release as it arrives: any field may be missing or wrong. {@link RequestCheck} says what is allowed when the
 * release starts.
 *
 * @param artifact location of the artifact, below one of those that the inventory allows; absent: the inventory's own for
 *     this version
 * @param sha256 its expected digest, in hexadecimal; absent if the requester trusts the location
 * @param override reason for releasing a version that was rolled back before; absent if it was not
 * @param replace whether a version that nodes have from another artifact is replaced, where none of them runs it; absent: no
 * @param process one of the processes that the inventory allows; absent: the first of them
 * @param requestedFor the person for whom a program asks, who cannot approve the release either
 * @param releaseNotes what changes for users, for the approvers: an address that begins with {@code https://}, like those of
 *     the ticket, the commits and the build
 */
public record ReleaseRequest(
        @Nullable String application,
        @Nullable String version,
        @Nullable String artifact,
        @Nullable String sha256,
        @Nullable String override,
        @Nullable Boolean replace,
        @Nullable String process,
        @Nullable String requestedFor,
        @Nullable String releaseNotes,
        @Nullable String ticket,
        @Nullable String commits,
        @Nullable String build) {

    /** With the application's default process, a trusted location and a version that was not rolled back. */
    public ReleaseRequest(String application, String version, String artifact) {
        this(application, version, artifact, null);
    }

    /** The same, by one of the processes that the inventory allows. */
    public ReleaseRequest(String application, String version, String artifact, @Nullable String process) {
        this(application, version, artifact, null, null, null, process, null, null, null, null, null);
    }

    /** @throws IllegalArgumentException if the digest or the person is there, and empty */
    VariableMap variables() {
        // Only a form sends fields that were left empty: a pipeline whose digest came out empty must not release
        // unpinned.
        if (sha256 != null && sha256.isBlank()) {
            new Sha256(sha256);
        }
        if (requestedFor != null && requestedFor.isBlank()) {
            throw new IllegalArgumentException(
                    "requestedFor: found nothing; allowed: the name with which a person signs in to Teal");
        }
        VariableMap variables = Variables.createVariables();
        put(variables, ReleaseVariables.APPLICATION.name(), application);
        put(variables, ReleaseVariables.VERSION.name(), version);
        put(variables, ReleaseVariables.ARTIFACT.name(), artifact);
        put(variables, ReleaseVariables.SHA256.name(), sha256);
        put(variables, ReleaseVariables.OVERRIDE.name(), override);
        put(variables, ReleaseVariables.REPLACE.name(), replace);
        put(variables, ReleaseVariables.REQUESTED_FOR.name(), requestedFor);
        put(variables, ReleaseVariables.RELEASE_NOTES.name(), releaseNotes);
        put(variables, ReleaseVariables.TICKET.name(), ticket);
        put(variables, ReleaseVariables.COMMITS.name(), commits);
        put(variables, ReleaseVariables.BUILD.name(), build);
        return variables;
    }

    private static void put(VariableMap variables, String name, @Nullable Object value) {
        if (value != null) {
            variables.putValue(name, value);
        }
    }
}
