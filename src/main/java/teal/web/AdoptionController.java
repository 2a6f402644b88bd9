package teal.web;

import java.util.Optional;
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
    Adoption.Result adopt(@PathVariable String name, @RequestBody Body body) {
        person.mustBeFor(name);
        Adoption.Wanted wanted = new Adoption.Wanted(
                name,
                body.from() == null ? "" : body.from(),
                Optional.ofNullable(body.node()),
                Optional.ofNullable(body.artifact()),
                Optional.ofNullable(body.runs()));
        return Boolean.FALSE.equals(body.dryRun()) ? adoption.adopt(wanted) : adoption.look(wanted);
    }

    record Body(
            @Nullable String from,
            @Nullable Boolean dryRun,
            @Nullable String node,
            @Nullable String artifact,
            @Nullable String runs) {}
}
