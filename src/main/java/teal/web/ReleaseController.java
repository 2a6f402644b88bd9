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
import teal.process.ReleaseRequest;
import teal.process.ReleaseStarter;
import teal.process.ReleaseView;
import teal.process.Releases;
import teal.release.ReleaseId;
import teal.release.Version;

/** {@code /api/releases}: start releases and look at them. */
@RestController
@RequestMapping("/api/releases")
class ReleaseController {

    private static final int MOST = 500;

    private final ReleaseStarter starter;
    private final Releases releases;

    ReleaseController(ReleaseStarter starter, Releases releases) {
        this.starter = starter;
        this.releases = releases;
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

    record Started(String id) {}

    /** As it comes in: everything may be missing. */
    record Wanted(
            @Nullable String application,
            @Nullable String version,
            @Nullable String artifact,
            @Nullable String sha256) {

        ReleaseRequest request() {
            return new ReleaseRequest(
                    present("application", application),
                    new Version(present("version", version)),
                    present("artifact", artifact),
                    sha256);
        }

        private static String present(String field, @Nullable String value) {
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException(field + ": found nothing; this field is needed");
            }
            return value;
        }
    }
}
