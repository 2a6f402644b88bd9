package teal.web;

import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import teal.access.CurrentPerson;
import teal.access.Role;
import teal.inventory.Inventory;
import teal.inventory.ManagedApplication;
import teal.inventory.ShownSetting;
import teal.preflight.CheckReport;
import teal.process.node.NodesAway;
import teal.release.Version;

/** {@code /api/applications}: the applications that can be released, and their current state. */
@RestController
@RequestMapping("/api/applications")
class ApplicationController {

    private static final int MOST_VERSIONS = 100;

    private final Inventory inventory;
    private final CurrentPerson person;
    private final NodesAway away;
    private final Preflight preflight;

    ApplicationController(Inventory inventory, CurrentPerson person, NodesAway away, Preflight preflight) {
        this.inventory = inventory;
        this.away = away;
        this.person = person;
        this.preflight = preflight;
    }

    /** Each request makes Teal contact the nodes, so it is only for people who have to do with releases. */
    @ModelAttribute
    void checkRight() {
        person.mustBe("looking at applications", Role.values());
    }

    @GetMapping
    List<ApplicationStatus> all() {
        return inventory.all().stream()
                .filter(application -> person.isFor(application.name()))
                .map(this::ask)
                .toList();
    }

    /** What its inventory says, for people who ask why Teal does as it does. */
    @GetMapping("/{name}/settings")
    List<ShownSetting> settings(@PathVariable String name) {
        return found(name)
                .map(found -> inventory.settings(found.name()))
                .orElseThrow(() -> new NotFound("application", name));
    }

    @GetMapping("/{name}")
    ApplicationStatus one(@PathVariable String name) {
        return found(name).map(this::ask).orElseThrow(() -> new NotFound("application", name));
    }

    private ApplicationStatus ask(ManagedApplication managed) {
        return ApplicationStatus.ask(
                managed, away.texts(managed.name(), managed.settings().zone()));
    }

    /** The versions that are in the repository, newest first. */
    @GetMapping("/{name}/versions")
    List<String> versions(@PathVariable String name) {
        return found(name).orElseThrow(() -> new NotFound("application", name)).versions(MOST_VERSIONS).stream()
                .map(Version::value)
                .toList();
    }

    /** Everything that a release will ask, asked now and without effects. */
    @GetMapping("/{name}/check")
    CheckReport check(@PathVariable String name) {
        return found(name).map(preflight::check).orElseThrow(() -> new NotFound("application", name));
    }

    /** A token may be for one application. */
    private Optional<ManagedApplication> found(String name) {
        person.mustBeFor(name);
        return inventory.find(name);
    }
}
