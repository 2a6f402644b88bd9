package teal.web;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import teal.access.CurrentPerson;
import teal.nodeactions.NodeMaintenance;
import teal.release.Reason;

/** {@code /api/applications/{name}/nodes/{node}}: take a node out of service for maintenance, and bring it back. */
@RestController
@RequestMapping("/api/applications/{name}/nodes/{node}")
class NodeController {

    private final NodeMaintenance maintenance;
    private final CurrentPerson person;

    NodeController(NodeMaintenance maintenance, CurrentPerson person) {
        this.maintenance = maintenance;
        this.person = person;
    }

    @PostMapping("/maintenance")
    NodeMaintenance.Done begin(@PathVariable String name, @PathVariable String node, @RequestBody Wanted wanted) {
        person.mustBeFor(name);
        return maintenance.begin(name, node, wanted.reason() == null ? "" : wanted.reason(), time(wanted.until()));
    }

    @DeleteMapping("/maintenance")
    NodeMaintenance.Done end(@PathVariable String name, @PathVariable String node) {
        person.mustBeFor(name);
        return maintenance.end(name, node);
    }

    private static Instant time(@Nullable String text) {
        try {
            return Instant.parse(text == null ? "" : text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "until: " + Reason.of(e) + "; allowed: a time in UTC such as 2026-12-03T18:00:00Z");
        }
    }

    record Wanted(@Nullable String reason, @Nullable String until) {}
}
