package teal.web;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import teal.board.ReleaseView;
import teal.board.Releases;
import teal.operate.MigrationReport;
import teal.operate.ReleaseMigration;
import teal.operate.RollbackRequests;
import teal.process.request.ReleaseRequest;
import teal.process.request.ReleaseStarter;
import teal.release.ReleaseId;
import teal.release.Version;

/** {@code /api/releases}: start releases and view them. */
@RestController
@RequestMapping("/api/releases")
class ReleaseController {

    private static final int MOST = 500;

    private final ReleaseStarter starter;
    private final Releases releases;
    private final RollbackRequests rollbacks;
    private final ReleaseMigration migration;

    ReleaseController(
            ReleaseStarter starter, Releases releases, RollbackRequests rollbacks, ReleaseMigration migration) {
        this.starter = starter;
        this.releases = releases;
        this.rollbacks = rollbacks;
        this.migration = migration;
    }

    @PostMapping
    ResponseEntity<Started> start(@RequestBody Wanted wanted) {
        ReleaseId id = starter.start(wanted.request());
        return ResponseEntity.created(URI.create("/api/releases/" + id)).body(new Started(id.value()));
    }

    @GetMapping
    List<ReleaseView> newest(@RequestParam(defaultValue = "50") int most) {
        return releases.newest(Math.max(1, Math.min(most, MOST)));
    }

    @GetMapping("/{id}")
    ReleaseView one(@PathVariable String id) {
        return releases.find(id).orElseThrow(() -> new NotFound("release", id));
    }

    /**
     * Accepted: the roll-back begins when the step in flight has ended. If nothing has been changed yet, the release is
     * cancelled.
     */
    @PostMapping({"/{id}/rollback", "/{id}/cancel"})
    ResponseEntity<Void> rollBack(@PathVariable String id, @RequestBody(required = false) @Nullable Why why) {
        rollbacks.request(id, why == null || why.reason() == null ? "" : why.reason());
        return ResponseEntity.accepted()
                .location(URI.create("/api/releases/" + id))
                .build();
    }

    /** Tries the migration, and carries it out only if requested. */
    @PostMapping("/{id}/migration")
    MigrationReport move(@PathVariable String id, @RequestBody(required = false) @Nullable Move move) {
        Move wanted = move == null ? new Move(null, null) : move;
        return migration.move(
                id, !Boolean.FALSE.equals(wanted.dryRun()), Boolean.TRUE.equals(wanted.despiteWarnings()));
    }

    record Move(@Nullable Boolean dryRun, @Nullable Boolean despiteWarnings) {}

    record Why(@Nullable String reason) {}

    record Started(String id) {}

    /** As received: any field may be missing. */
    record Wanted(
            @Nullable String application,
            @Nullable String version,
            @Nullable String artifact,
            @Nullable String sha256,
            @Nullable String override,
            @Nullable String process) {

        ReleaseRequest request() {
            return new ReleaseRequest(
                    present("application", application),
                    new Version(present("version", version)),
                    present("artifact", artifact),
                    sha256,
                    override,
                    process);
        }

        private static String present(String field, @Nullable String value) {
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException(field + ": found nothing; this field is required");
            }
            return value;
        }
    }
}
