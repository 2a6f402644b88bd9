package teal.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import teal.access.Principals;
import teal.audit.AuditCheck;
import teal.audit.AuditEntry;
import teal.audit.AuditTrail;

/** {@code /api/audit}: what people have done. */
@RestController
@RequestMapping("/api/audit")
class AuditController {

    private static final int MOST = 10_000;

    /** What begins a formula, full-width characters included (OWASP, CSV Injection). */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final AuditTrail trail;
    private final Principals principals;

    AuditController(AuditTrail trail, Principals principals) {
        this.trail = trail;
        this.principals = principals;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    List<AuditEntry> entries(
            @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "1000") int most) {
        return trail.read(after, Math.max(1, Math.min(most, MOST)));
    }

    @GetMapping(produces = "text/csv")
    String table(@RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "1000") int most) {
        return entries(after, most).stream()
                .map(entry -> Stream.of(
                                entry.number(),
                                entry.at(),
                                entry.person(),
                                entry.act(),
                                entry.subject(),
                                entry.details(),
                                entry.hash())
                        .map(AuditController::cell)
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "number,at,person,act,subject,details,hash\r\n", "\r\n"));
    }

    @GetMapping(path = "/check", produces = MediaType.APPLICATION_JSON_VALUE)
    AuditCheck check() {
        return trail.check();
    }

    @PostMapping(path = "/repair", produces = MediaType.APPLICATION_JSON_VALUE)
    AuditCheck repair(@RequestBody Repair repair) {
        String person = principals.name().orElse("");
        return trail.repair(person, repair.reason() == null ? "" : repair.reason());
    }

    /**
     * A request to let a trail go on whose end was lost.
     *
     * @param reason what happened to the trail
     */
    record Repair(@Nullable String reason) {}

    /** RFC 4180. Text that a spreadsheet would take for a formula gets an apostrophe in front. */
    private static String cell(Object value) {
        String text = value.toString();
        String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
