package teal.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import teal.access.CurrentPerson;
import teal.nodeactions.Adoption;

/** {@code /api/applications/{name}/adoption}: take over an application that runs from a directory of its own. */
@RestController
class AdoptionController {

    private final Adoption adoption;
    private final CurrentPerson person;

    AdoptionController(Adoption adoption, CurrentPerson person) {
        this.adoption = adoption;
        this.person = person;
    }

    /** Looks, and changes nothing unless {@code dryRun} is false. */
    @PostMapping("/api/applications/{name}/adoption")
    Adoption.Result adopt(@PathVariable String name, @RequestBody Wanted wanted) {
        person.mustBeFor(name);
        return adoption.adopt(name, wanted.from() == null ? "" : wanted.from(), !Boolean.FALSE.equals(wanted.dryRun()));
    }

    record Wanted(@Nullable String from, @Nullable Boolean dryRun) {}
}
