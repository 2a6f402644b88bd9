package teal.web;

import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import teal.access.CurrentPerson;
import teal.access.Role;
import teal.releaseactions.ProcessVersions;

/** {@code /api/processes/{process}}: the versions of a process that were deployed. */
@RestController
@RequestMapping("/api/processes/{process}")
class ProcessController {

    private final ProcessVersions versions;
    private final CurrentPerson person;

    ProcessController(ProcessVersions versions, CurrentPerson person) {
        this.versions = versions;
        this.person = person;
    }

    @ModelAttribute
    void checkRight() {
        person.mustBe("looking at processes", Role.values());
    }

    /** What differs between two versions; without numbers, between the newest one and the one before. */
    @GetMapping("/changes")
    ProcessVersions.Difference changes(
            @PathVariable String process, @RequestParam Optional<Integer> from, @RequestParam Optional<Integer> to) {
        return versions.between(process, from, to).orElseThrow(() -> new NotFound("process", process));
    }
}
