package teal.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import teal.audit.AuditCheck;
import teal.audit.AuditEntry;
import teal.audit.AuditTrail;

/** {@code /api/audit}: what people have done. */
@RestController
@RequestMapping("/api/audit")
class AuditController {

    private static final int MOST = 10_000;

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
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

    /** RFC 4180. Text that a spreadsheet would take for a formula gets an apostrophe in front. */
    private static String cell(Object value) {
        String text = value.toString();
        String harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
