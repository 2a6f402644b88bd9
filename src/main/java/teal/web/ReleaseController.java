package teal.web;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import teal.access.CurrentPerson;
import teal.board.ReleaseView;
import teal.board.Releases;
import teal.process.request.ReleaseRequest;
import teal.process.request.ReleaseStarter;
import teal.process.variable.StepReport;
import teal.release.ReleaseId;
import teal.releaseactions.MigrationReport;
import teal.releaseactions.ReleaseMigration;
import teal.releaseactions.RollbackRequests;

/** {@code /api/releases}: start releases and view them. */
@RestController
@RequestMapping("/api/releases")
class ReleaseController {

    private static final int MOST = 500;

    private final ReleaseStarter starter;
    private final Releases releases;
    private final RollbackRequests rollbacks;
    private final ReleaseMigration migration;
    private final ReleaseFollowers followers;
    private final Preflight preflight;
    private final CurrentPerson person;

    ReleaseController(
            ReleaseStarter starter,
            Releases releases,
            RollbackRequests rollbacks,
            ReleaseMigration migration,
            ReleaseFollowers followers,
            Preflight preflight,
            CurrentPerson person) {
        this.starter = starter;
        this.releases = releases;
        this.rollbacks = rollbacks;
        this.migration = migration;
        this.followers = followers;
        this.preflight = preflight;
        this.person = person;
    }

    /** @param dry whether nothing is to be started, and the answer to show what a release would do */
    @PostMapping
    ResponseEntity<?> start(
            @RequestBody ReleaseRequest wanted, @RequestParam(name = "dry-run", defaultValue = "false") boolean dry) {
        if (dry) {
            return ResponseEntity.ok(preflight.preview(wanted));
        }
        ReleaseId id = starter.start(wanted);
        return ResponseEntity.created(URI.create("/api/releases/" + id)).body(new Started(id.value()));
    }

    @GetMapping
    List<ReleaseView> newest(@RequestParam(defaultValue = "50") int most) {
        return releases.newest(Math.max(1, Math.min(most, MOST)));
    }

    /** @param wait how long to hold the answer back while it would be the one that the client has, by its tag */
    @GetMapping("/{id}")
    Object one(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String wait,
            @RequestHeader(value = HttpHeaders.IF_NONE_MATCH, defaultValue = "") String known) {
        return wait == null ? followers.now(id, known) : followers.changed(id, known, new Wait(wait).duration());
    }

    /** What its steps found, page by page: of a very large cluster's release, its own answer has only the newest. */
    @GetMapping("/{id}/evidence")
    List<StepReport> evidence(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "500") int most) {
        return releases.evidence(id, Math.max(0, after), Math.max(1, Math.min(most, MOST)))
                .orElseThrow(() -> new NotFound("release", id));
    }

    /**
     * Accepted: the roll-back begins when the step in flight has ended. If nothing has been changed yet, the release is
     * cancelled.
     */
    @PostMapping({"/{id}/rollback", "/{id}/cancel"})
    ResponseEntity<Void> rollBack(@PathVariable String id, @RequestBody(required = false) @Nullable Why why) {
        checkApplication(id);
        rollbacks.request(id, why == null || why.reason() == null ? "" : why.reason());
        return ResponseEntity.accepted()
                .location(URI.create("/api/releases/" + id))
                .build();
    }

    /** Tries the migration, and carries it out only if requested. */
    @PostMapping("/{id}/migration")
    MigrationReport move(@PathVariable String id, @RequestBody(required = false) @Nullable Move move) {
        checkApplication(id);
        Move wanted = move == null ? new Move(null, null) : move;
        return migration.move(
                id, !Boolean.FALSE.equals(wanted.dryRun()), Boolean.TRUE.equals(wanted.despiteWarnings()));
    }

    /** @throws NotFound if they have a token for another application */
    private void checkApplication(String id) {
        if (!person.isForAll() && releases.find(id).isEmpty()) {
            throw new NotFound("release", id);
        }
    }

    record Move(@Nullable Boolean dryRun, @Nullable Boolean despiteWarnings) {}

    record Why(@Nullable String reason) {}

    record Started(String id) {}
}
